import { isTooFew } from '#app/domain/shared/rate.ts'
import { type Counts, sumCounts } from './counts.ts'
import type { ScorecardFilter } from './filter.ts'
import type { GapSum } from './gaps.ts'

type Cut = { facilityId: string; payer: string }
export type CountPart = Cut & { timing: string } & Counts
export type GapPart = Cut & GapSum
type Choices = Pick<ScorecardFilter, 'facility' | 'payer' | 'timing'>
/** By which of its choices a view is narrowed. */
export type Narrowed = { facility: boolean; payer: boolean; timing: boolean }

export const narrowedBy = ({ facility, payer, timing }: Choices): Narrowed => ({
  facility: facility !== '',
  payer: payer !== 'all',
  timing: timing !== 'all',
})

/** All views that the same filters could have been set to, and which of them is shown: null where more than one filter is set. */
export type Parts<T> = { all: T[]; own: number | null }
export const NO_PARTS: Parts<never> = { all: [], own: null }

/**
 * Whether one of the views may be told. Of one filter: not a small part (one to nine), nor those that would tell it by subtraction from the
 * whole. Of several filters at once: no part as soon as one is small, since their margins are shown too. METRICS.md section 3, S16.
 */
export function isTold<T>({ all, own }: Parts<T>, sizeOf: (part: T) => number): boolean {
  const sizes = all.map(sizeOf)
  if (own === null) return !sizes.some((n) => n > 0 && isTooFew(n))
  return !hiddenOf(sizes).has(own)
}

/** The small parts, and while they hold one to nine between them the next smallest too. */
export function hiddenOf(sizes: readonly number[]): Set<number> {
  const hidden = new Set<number>()
  let sum = 0
  const rising = [...sizes.keys()].filter((at) => sizes[at] !== 0).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0))
  for (const at of rising) {
    const size = sizes[at] ?? 0
    if (!isTooFew(size) && (sum === 0 || !isTooFew(sum))) break
    hidden.add(at)
    sum += size
  }
  return hidden
}

/**
 * Whether a number of a period would tell a few cases by the usual one: a few lie between them, and the usual number, `between` less or more,
 * is told itself.
 */
export const tellsBetween = (n: number, between: number, { isLonger }: { isLonger: boolean }): boolean =>
  between > 0 && isTooFew(between) && !isTooFew(isLonger ? n - between : n + between)

const keyOf = ({ facilityId, payer }: Cut, narrowed: Narrowed): string =>
  `${narrowed.facility ? facilityId : ''}\n${narrowed.payer ? payer : ''}`

const isSingle = ({ facility, payer, timing }: Narrowed): boolean =>
  [facility, payer, timing].filter(Boolean).length === 1

/** What belongs to stays has no timing and is the same under each: `narrowed` says whether timing counts. */
export function siblingsOf(parts: readonly CountPart[], narrowed: Narrowed, chosen: Choices): Parts<Counts> {
  if (!isNarrowed(narrowed)) return NO_PARTS
  const groups = new Map<string, CountPart[]>()
  for (const part of parts) {
    if ((part.timing === 'all') === narrowed.timing) continue
    const key = `${keyOf(part, narrowed)}\n${part.timing}`
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  const ownKey = `${keyOf({ facilityId: chosen.facility, payer: chosen.payer }, narrowed)}\n${narrowed.timing ? chosen.timing : 'all'}`
  const own = [...groups.keys()].indexOf(ownKey)
  const all = [...groups.values()].map((group) => sumCounts(group))
  return { all, own: isSingle(narrowed) && own >= 0 ? own : null }
}

export const isNarrowed = ({ facility, payer, timing }: Narrowed): boolean => facility || payer || timing

/** The same of codes by family and axis, by "family axis". */
export function gapSiblingsOf(
  parts: readonly GapPart[],
  narrowed: Narrowed,
  chosen: Choices,
): Map<string, Parts<number>> {
  const cut = { ...narrowed, timing: false }
  const found = new Map<string, Map<string, number>>()
  if (!isNarrowed(cut)) return new Map()
  for (const part of parts) {
    const gap = `${part.family} ${part.axis}`
    const lines = found.get(gap) ?? new Map<string, number>()
    const key = keyOf(part, cut)
    found.set(gap, lines.set(key, (lines.get(key) ?? 0) + part.lines))
  }
  const ownKey = keyOf({ facilityId: chosen.facility, payer: chosen.payer }, cut)
  return new Map(
    [...found].map(([gap, lines]) => {
      const own = [...lines.keys()].indexOf(ownKey)
      return [gap, { all: [...lines.values()], own: isSingle(cut) && own >= 0 ? own : null }]
    }),
  )
}
