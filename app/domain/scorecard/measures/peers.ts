import { isTooFew } from '#app/domain/shared/rate.ts'
import { at, quantileAt } from '../statistics/vector.ts'

/** Colleagues as an anonymous band, 0 to 1: from the tenth to the ninetieth of a hundred, and the middle one. */
export type Band = { low: number; middle: number; high: number; providers: number }
type Cases = { events: number; n: number }

/** Under so many colleagues a band would speak of single people. */
export const FEWEST_COLLEAGUES = 5

/**
 * The cases of a group's members, whose they are by place in the group: the first `ranked` have ten cases or more and stand from the lowest
 * rate to the highest, so that the band of all but one is read off and not worked out anew for each of them.
 */
export type PeerCases = { who: Uint32Array; events: Uint32Array; n: Uint32Array; ranked: number; sum: Cases }

export function peerCasesOf(members: readonly ({ who: number } & Cases)[]): PeerCases {
  const rates = members.filter(({ n }) => !isTooFew(n)).sort((a, b) => a.events / a.n - b.events / b.n || a.who - b.who)
  const all = [...rates, ...members.filter(({ n }) => isTooFew(n))]
  const sum = { events: 0, n: 0 }
  for (const { events, n } of all) {
    sum.events += events
    sum.n += n
  }
  return {
    who: Uint32Array.from(all, ({ who }) => who),
    events: Uint32Array.from(all, ({ events }) => events),
    n: Uint32Array.from(all, ({ n }) => n),
    ...{ ranked: rates.length, sum },
  }
}

/** The band of all but the one at a place (-1: of all), of those with at least ten cases each; null where there are under five of them. */
export function bandBut(place: number, { who, events, n, ranked }: PeerCases): Band | null {
  const own = who.indexOf(place)
  return bandOfRanked(own < ranked ? own : -1, ranked, (i) => at(events, i) / at(n, i))
}

/** The cases of all but the one at a place, together. */
export function sumBut(place: number, { who, events, n, sum }: PeerCases): Cases {
  const own = who.indexOf(place)
  return own < 0 ? sum : { events: sum.events - at(events, own), n: sum.n - at(n, own) }
}

/** Values of members in ascending order, and whose they are. */
export type PeerValues = { who: Uint32Array; values: Float64Array }

export function peerValuesOf(members: readonly { who: number; value: number }[]): PeerValues {
  const sorted = [...members].sort((a, b) => a.value - b.value || a.who - b.who)
  return { who: Uint32Array.from(sorted, ({ who }) => who), values: Float64Array.from(sorted, ({ value }) => value) }
}

/** The band of the values of all but the one at a place; null of under five. */
export const bandOfValuesBut = (place: number, { who, values }: PeerValues): Band | null =>
  bandOfRanked(who.indexOf(place), values.length, (i) => at(values, i))

/** Of so many ascending values without the one at `own` (-1: with all). */
function bandOfRanked(own: number, length: number, valueAt: (i: number) => number): Band | null {
  const providers = own < 0 ? length : length - 1
  if (providers < FEWEST_COLLEAGUES) return null
  const other = (i: number) => valueAt(own >= 0 && i >= own ? i + 1 : i)
  const quantile = (p: number) => quantileAt(providers, other, p)
  return { low: quantile(0.1), middle: quantile(0.5), high: quantile(0.9), providers }
}
