import { type Counts, noCounts } from '#app/domain/scorecard/measures/counts.ts'
import { DEFAULT_SPAN, type ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import { isOfStays, type ShareId, shareOf, sizesOf } from '#app/domain/scorecard/measures/rates.ts'
import { type CellPart, type Telling, toldCells } from '#app/domain/scorecard/measures/told-cells.ts'

type At = { facilityId: string; payer: string; timing?: string }
/** What the reader sees at all, and what he has chosen of it. */
export type Seen = { filter: ScorecardFilter; reach: readonly string[] | null }

/** What lies between the period shown and the usual one, which anyone can have beside it; null where they are the same. */
export function restPeriod({
  months,
  period: { from, to },
}: Pick<ScorecardFilter, 'months' | 'period'>): Period | null {
  if (months === DEFAULT_SPAN) return null
  const usual = to - DEFAULT_SPAN + 1
  return { from: Math.min(usual, from), to: Math.max(usual, from) - 1 }
}

/** Whether a view looks back further than the usual one. */
export const isLonger = ({ months }: Pick<ScorecardFilter, 'months'>): boolean => months > DEFAULT_SPAN

/** Whether a view is of all that there is of codes: no filter that cuts them, and the usual period, beside which no other is. */
export const isWholeOfCodes = (filter: ScorecardFilter): boolean =>
  restPeriod(filter) === null && filter.facility === '' && filter.payer === 'all'

/** The cells of a table from what was counted where: which number each belongs to, and how many cases it holds. What has no timing has all. */
export function cellsOf<T extends At>(
  parts: readonly T[],
  { reach }: Pick<Seen, 'reach'>,
  keyOf: (part: T) => string,
  nOf: (part: T) => number,
): CellPart[] {
  const seen = reach === null ? parts : parts.filter(({ facilityId }) => reach.includes(facilityId))
  return seen.map((part) => ({
    ...{ facilityId: part.facilityId, payer: part.payer, timing: part.timing ?? 'all' },
    ...{ key: keyOf(part), n: nOf(part) },
  }))
}

/** Parts of the period shown, and of what lies between it and the usual one. */
export type Parts<T> = { own: readonly T[]; rest: readonly T[] }

/** Whether the numbers of a table of stays may be told: they have no timing. */
export function toldOfStays<T extends At>(
  { own, rest }: Parts<T>,
  seen: Seen,
  keyOf: (part: T) => string,
  nOf: (part: T) => number,
  { isParted = false }: Pick<Telling, 'isParted'> = {},
): (key: string) => boolean {
  const [cells, between] = [own, rest].map((parts) => cellsOf(parts, seen, keyOf, nOf))
  return toldCells(cells ?? [], { ...seen.filter, timing: 'all' }, { rest: between ?? [], isParted })
}

/** Whether a share may be told, row by row: of stays or of queries, as the measure is. */
export function toldShares<T extends At & Counts>(
  { own, rest }: Parts<T>,
  seen: Seen,
  id: ShareId,
  keyOf: (part: T) => string,
  { isParted = false }: Pick<Telling, 'isParted'> = {},
): (key: string) => boolean {
  const filter = isOfStays(id) ? { ...seen.filter, timing: 'all' as const } : seen.filter
  // A share of a part is told only where the other part may be told too: the whole stands beside it.
  const both = sizesOf(shareOf(id, noCounts())).map((_, at) => {
    const [cells, between] = [own, rest].map((parts) =>
      cellsOf(parts, seen, keyOf, (part) => sizesOf(shareOf(id, part))[at] ?? 0),
    )
    return toldCells(cells ?? [], filter, { rest: between ?? [], isParted })
  })
  return (key) => both.every((told) => told(key))
}
