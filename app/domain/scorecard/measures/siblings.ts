import { type Counts, sumCounts } from './counts.ts'
import type { ScorecardFilter } from './filter.ts'
import type { GapSum } from './gaps.ts'

type Cut = { facilityId: string; payer: string }
export type CountPart = Cut & { timing: string } & Counts
export type GapPart = Cut & GapSum
/** By which of its choices a view is narrowed. */
export type Narrowed = { facility: boolean; payer: boolean; timing: boolean }

export const narrowedBy = (
  { facility, payer, timing }: Pick<ScorecardFilter, 'facility' | 'payer' | 'timing'>,
  isOfSome: boolean,
): Narrowed => ({ facility: facility !== '' || isOfSome, payer: payer !== 'all', timing: timing !== 'all' })

const keyOf = ({ facilityId, payer }: Cut, narrowed: Narrowed): string =>
  `${narrowed.facility ? facilityId : ''}\n${narrowed.payer ? payer : ''}`

/**
 * All views that the same filters could have been set to, as counts: when one of them is too small to show, none is shown. What belongs to
 * stays has no timing and is the same under each.
 */
export function siblingsOf(parts: readonly CountPart[], narrowed: Narrowed): Counts[] {
  const groups = new Map<string, CountPart[]>()
  for (const part of parts) {
    if ((part.timing === 'all') === narrowed.timing) continue
    const key = `${keyOf(part, narrowed)}\n${part.timing}`
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  return isNarrowed(narrowed) ? [...groups.values()].map((group) => sumCounts(group)) : []
}

export const isNarrowed = ({ facility, payer, timing }: Narrowed): boolean => facility || payer || timing

/** The same of codes by family and axis. */
export function gapSiblingsOf(parts: readonly GapPart[], narrowed: Narrowed): GapSum[] {
  if (!narrowed.facility && !narrowed.payer) return []
  const groups = new Map<string, GapSum>()
  for (const part of parts) {
    const key = `${keyOf(part, narrowed)}\n${part.family}\n${part.axis}`
    const known = groups.get(key)
    if (known) known.lines += part.lines
    else groups.set(key, { ...part })
  }
  return [...groups.values()]
}
