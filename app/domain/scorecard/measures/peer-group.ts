import type { Axis } from '#app/domain/codes/specificity.ts'
import type { FamilySum } from './capture.ts'
import type { Counts } from './counts.ts'
import type { GapTable } from './gap-table.ts'
import { type PeerCases, type PeerValues, peerCasesOf, peerValuesOf } from './peers.ts'
import { SHARE_IDS, type ShareId, shareOf } from './rates.ts'

/** What is known of everyone over a slice. */
export type Sums = {
  counts: ReadonlyMap<string, Counts>
  quarters: ReadonlyMap<number, ReadonlyMap<string, Partial<Counts>>>
  gaps: GapTable
  drgs: readonly FamilySum[]
}

/**
 * All that a provider's page says of colleagues, worked out once for the group: whoever of it is looked at takes himself out. A specialty, or
 * everyone. Plain data, so that a thread can hand it over.
 */
export type PeerGroup = {
  specialty: string | null
  /** Members who are counted, in the order of their ids, then `others` of the specialty who have codes but are counted nowhere in the slice. */
  ids: string[]
  counted: number
  shares: Record<ShareId, PeerCases>
  /** Codes left open of those that could be, by quarter (month / 3, whole). */
  quarters: Map<number, PeerCases>
  /** Codes of counted members, by "family axis". */
  gaps: Map<string, PeerCases>
  /** Codes of counted members on each axis, all families together. */
  axes: Map<Axis, PeerCases>
  /** Codes of any axis by family: of everyone there is, and what each member (counted or not) has of them. */
  everyone: Map<string, { all: { events: number; n: number }; members: PeerCases }>
  /** Median hours to an answer, of the first members. */
  times: PeerValues
  drgs: readonly FamilySum[]
}

const NONE = peerCasesOf([])
/** A group without anyone. */
export const NOBODY: PeerGroup = {
  ...{ specialty: null, ids: [], counted: 0, quarters: new Map(), gaps: new Map(), everyone: new Map(), drgs: [] },
  axes: new Map(),
  shares: Object.fromEntries(SHARE_IDS.map((id) => [id, NONE])) as Record<ShareId, PeerCases>,
  times: peerValuesOf([]),
}

/** A band of times needs no more than these: the medians of four hundred colleagues are those of five thousand. */
export const COLLEAGUES_TIMED = 400

/** Those of a group who are counted, in the order of their ids. */
export const countedOf = ({ counts }: Pick<Sums, 'counts'>, isMember: (id: string) => boolean): string[] =>
  [...counts.keys()].filter(isMember).sort()

/** Whose times are read: one more than are needed, so that each of them finds the others'. */
export const timedOf = (counted: readonly string[]): string[] => counted.slice(0, COLLEAGUES_TIMED + 1)

/** The group of a specialty (null: of everyone). `medians` are the median hours of those timed, null where it is not known. */
export function peerGroupOf(
  sums: Sums,
  { specialty, isMember }: { specialty: string | null; isMember: (id: string) => boolean },
  medians: ReadonlyMap<string, number | null>,
): PeerGroup {
  const counted = countedOf(sums, isMember)
  const others = sums.gaps.providers.filter((id) => isMember(id) && !sums.counts.has(id)).sort()
  const ids = [...counted, ...others]
  const cases = (of: (id: string) => { events: number; n: number } | null) =>
    peerCasesOf(
      counted.flatMap((id, who) => {
        const own = of(id)
        return own ? [{ who, ...own }] : []
      }),
    )
  const share = (measure: ShareId) =>
    cases((id) => {
      const counts = sums.counts.get(id)
      return counts ? shareOf(measure, counts) : null
    })
  const times = timedOf(counted).flatMap((id, who) => {
    const value = medians.get(id) ?? null
    return value === null ? [] : [{ who, value }]
  })
  return {
    ...{ specialty, ids, counted: counted.length },
    shares: Object.fromEntries(SHARE_IDS.map((id) => [id, share(id)])) as PeerGroup['shares'],
    quarters: new Map(
      [...sums.quarters].map(([quarter, all]) => [
        quarter,
        cases((id) => {
          const own = all.get(id)
          return own ? { events: own.open ?? 0, n: own.askable ?? 0 } : null
        }),
      ]),
    ),
    ...codesOf(sums.gaps, ids, counted.length),
    times: peerValuesOf(times),
    drgs: sums.drgs,
  }
}

function codesOf(
  table: GapTable,
  ids: readonly string[],
  counted: number,
): Pick<PeerGroup, 'gaps' | 'everyone' | 'axes'> {
  const places = table.placed(ids)
  const gaps: PeerGroup['gaps'] = new Map()
  const everyone: PeerGroup['everyone'] = new Map()
  const axes = new Map<Axis, Map<number, { who: number; events: number; n: number }>>()
  for (const { family, axis, who, open, lines } of table.all()) {
    const all = { events: 0, n: 0 }
    const members: { who: number; events: number; n: number }[] = []
    who.forEach((row, at) => {
      const own = { who: places[row] ?? -1, events: open[at] ?? 0, n: lines[at] ?? 0 }
      all.events += own.events
      all.n += own.n
      if (own.who >= 0) members.push(own)
    })
    if (axis === 'any') everyone.set(family, { all, members: peerCasesOf(members) })
    else {
      const own = members.filter(({ who }) => who < counted)
      gaps.set(`${family} ${axis}`, peerCasesOf(own))
      const sums = axes.get(axis) ?? new Map()
      axes.set(axis, sums)
      for (const { who, events, n } of own) {
        const known = sums.get(who) ?? { who, events: 0, n: 0 }
        sums.set(who, { who, events: known.events + events, n: known.n + n })
      }
    }
  }
  return { gaps, everyone, axes: new Map([...axes].map(([axis, sums]) => [axis, peerCasesOf([...sums.values()])])) }
}

/** A provider's place in a group; -1 of who is not in it. Those from `counted` on are nobody's colleagues. */
export const placeIn = ({ ids }: PeerGroup, providerId: string): number => ids.indexOf(providerId)

/** How many colleagues a provider has in a group. */
export const colleaguesIn = (group: PeerGroup, providerId: string): number => {
  const place = placeIn(group, providerId)
  return group.counted - (place >= 0 && place < group.counted ? 1 : 0)
}

/** Whom the times of a provider's colleagues leave out: himself, or, beside who is not one of those timed, the one more that was read. */
export const untimedFor = (place: number): number => (place >= 0 && place < COLLEAGUES_TIMED ? place : COLLEAGUES_TIMED)
