import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import { sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { ScorecardFilter } from '#app/domain/scorecard/measures/filter.ts'
import { DEFAULT_SPAN } from '#app/domain/scorecard/measures/filter.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import { gapSiblingsOf, isNarrowed, narrowedBy, siblingsOf } from '#app/domain/scorecard/measures/siblings.ts'
import type { Db } from '#db/client.ts'
import { readGapParts, readParts } from '#db/scorecard-parts.ts'
import { readProviderMonths } from '#db/scorecards.ts'

/** What else a view's filters could have been set to: of queries, of stays, and codes by family. None where it is not narrowed. */
export type Siblings = {
  queries: Counts[]
  stays: Counts[]
  gaps: GapSum[]
  of(name: CountName): Counts[]
}

const OF_STAYS: readonly CountName[] = ['encounters', 'askable', 'grouped']

/** The other settings of a provider's view, and what a period of another length than the usual would tell beside that one. */
export async function readSiblings(
  db: Db,
  providerId: string,
  filter: ScorecardFilter,
  facilityIds: readonly string[] | null,
): Promise<Siblings> {
  const narrowed = narrowedBy(filter, facilityIds !== null)
  const others = await restOfPeriod(db, providerId, filter, facilityIds)
  const isCut = isNarrowed(narrowed)
  const parts = isCut ? await readParts(db, providerId, filter.period) : []
  const queries = [...siblingsOf(parts, narrowed), ...others]
  const stays = [...siblingsOf(parts, { ...narrowed, timing: false }), ...others]
  return {
    queries,
    stays,
    gaps: isCut ? gapSiblingsOf(await readGapParts(db, providerId, filter.period), narrowed) : [],
    of: (name) => (OF_STAYS.includes(name) ? stays : queries),
  }
}

/** What lies between the period shown and the usual one, which anyone can have beside it. */
async function restOfPeriod(
  db: Db,
  providerId: string,
  { months, period, timing, payer }: ScorecardFilter,
  facilityIds: readonly string[] | null,
): Promise<Counts[]> {
  if (months === DEFAULT_SPAN) return []
  const usual = period.to - DEFAULT_SPAN + 1
  const rest = { from: Math.min(usual, period.from), to: Math.max(usual, period.from) - 1 }
  return [sumCounts(await readProviderMonths(db, providerId, { period: rest, timing, payer, facilityIds }))]
}
