import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import { sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import {
  gapSiblingsOf,
  isNarrowed,
  isTold,
  NO_PARTS,
  narrowedBy,
  type Parts,
  siblingsOf,
  tellsBetween,
} from '#app/domain/scorecard/measures/siblings.ts'
import type { Db } from '#db/client.ts'
import { readGapParts, readParts } from '#db/scorecard-parts.ts'
import { readProviderGaps, readProviderMonths } from '#db/scorecards.ts'
import { isLonger, restPeriod } from './told.server.ts'

type SizeOf = (counts: Counts) => number
/** What the other settings of a view's filters allow to be told: of queries, of stays, and of codes by "family axis". */
export type Siblings = {
  queries(sizeOf: SizeOf): boolean
  stays(sizeOf: SizeOf): boolean
  of(name: CountName): boolean
  gap(of: Pick<GapSum, 'family' | 'axis' | 'lines'>): boolean
}

const OF_STAYS: readonly CountName[] = ['encounters', 'askable', 'grouped']

/**
 * The other settings of a provider's view, and what a period of another length than the usual would tell beside that one. `reach` are the
 * facilities that the reader can see at all (null: every one): of the others he is never shown a sum that he could subtract from.
 */
export async function readSiblings(
  db: Db,
  providerId: string,
  filter: ScorecardFilter,
  { facilityIds, reach }: { facilityIds: readonly string[] | null; reach: readonly string[] | null },
): Promise<Siblings> {
  const narrowed = narrowedBy(filter)
  const rest = await restOfPeriod(db, providerId, filter, facilityIds)
  const isWithin = ({ facilityId }: { facilityId: string }) => reach === null || reach.includes(facilityId)
  const parts = isNarrowed(narrowed) ? (await readParts(db, providerId, filter.period, narrowed)).filter(isWithin) : []
  // Codes have no timing.
  const hasGaps = isNarrowed({ ...narrowed, timing: false })
  const gaps = hasGaps ? (await readGapParts(db, providerId, filter.period, narrowed)).filter(isWithin) : []
  const ofQueries = siblingsOf(parts, narrowed, filter)
  const ofStays = siblingsOf(parts, { ...narrowed, timing: false }, filter)
  const queries = (sizeOf: SizeOf) => isTold(ofQueries, sizeOf) && isTold(rest, sizeOf)
  const stays = (sizeOf: SizeOf) => isTold(ofStays, sizeOf) && isTold(rest, sizeOf)
  const byGap = gapSiblingsOf(gaps, narrowed, filter)
  const between = await gapsBetween(db, providerId, filter, facilityIds)
  return {
    queries,
    stays,
    of: (name) => (OF_STAYS.includes(name) ? stays : queries)((counts) => counts[name]),
    gap({ family, axis, lines: n }) {
      const key = `${family} ${axis}`
      if (tellsBetween(n, between.get(key) ?? 0, { isLonger: isLonger(filter) })) return false
      return isTold(byGap.get(key) ?? NO_PARTS, (lines) => lines)
    },
  }
}

/** What lies between the period shown and the usual one, which anyone can have beside it. */
async function restOfPeriod(
  db: Db,
  providerId: string,
  { months, period, timing, payer }: ScorecardFilter,
  facilityIds: readonly string[] | null,
): Promise<Parts<Counts>> {
  const rest = restPeriod({ months, period })
  if (rest === null) return { all: [], own: null }
  const counts = await readProviderMonths(db, providerId, { period: rest, timing, payer, facilityIds })
  return { all: [sumCounts(counts)], own: null }
}

/** The same of codes, by "family axis". */
async function gapsBetween(
  db: Db,
  providerId: string,
  { months, period, payer }: ScorecardFilter,
  facilityIds: readonly string[] | null,
): Promise<Map<string, number>> {
  const rest = restPeriod({ months, period })
  if (rest === null) return new Map()
  const gaps = await readProviderGaps(db, providerId, { period: rest, payer, facilityIds })
  return new Map(gaps.map(({ family, axis, lines }) => [`${family} ${axis}`, lines]))
}
