import { and, between, eq, inArray, sql } from 'drizzle-orm'
import type { Timing } from '#app/domain/query/query.ts'
import { type CountName, type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { Payer } from '#app/domain/scorecard/measures/payer.ts'
import type { Db } from './client.ts'
import { monthProviders, providerGaps, providerMonths } from './schema/scorecard.ts'
import { countColumns, gapSums } from './scorecards.ts'

/** The parts that filters could have split a provider's counts into, over the same period: what must not be told by subtraction. */
export type Part = { facilityId: string; timing: Timing | 'all'; payer: Payer | 'all' } & Counts

/** One provider's counts, or those of all, by facility, payer and timing. */
export async function readParts(db: Db, providerId: string | null, period: Period): Promise<Part[]> {
  const t = providerId === null ? monthProviders : providerMonths
  return db
    .select({ facilityId: t.facilityId, timing: t.timing, payer: t.payer, ...countColumns(t) })
    .from(t)
    .where(
      and(
        providerId === null ? undefined : eq(t.providerId, providerId),
        sql`${t.payer} <> 'all'`,
        between(t.month, period.from, period.to),
      ),
    )
    .groupBy(t.timing, t.payer, t.facilityId)
}

/** Some counts of some providers by facility, payer and timing; the others are nought. */
export async function readPartsOf(
  db: Db,
  providerIds: readonly string[],
  period: Period,
  names: readonly CountName[],
): Promise<Map<string, Part[]>> {
  const t = providerMonths
  const sums = countColumns(t)
  const rows = await db
    .select({
      ...{ providerId: t.providerId, facilityId: t.facilityId, timing: t.timing, payer: t.payer },
      ...Object.fromEntries(names.map((name) => [name, sums[name]])),
    })
    .from(t)
    .where(
      and(inArray(t.providerId, [...providerIds]), sql`${t.payer} <> 'all'`, between(t.month, period.from, period.to)),
    )
    .groupBy(t.providerId, t.timing, t.payer, t.facilityId)
  const found = new Map<string, Part[]>(providerIds.map((id) => [id, []]))
  for (const { providerId, facilityId, timing, payer, ...rest } of rows)
    found.get(providerId)?.push({ facilityId, timing, payer, ...sumCounts([rest]) })
  return found
}

/** One provider's codes by family and axis, by facility and payer. */
export async function readGapParts(
  db: Db,
  providerId: string,
  period: Period,
): Promise<(GapSum & { facilityId: string; payer: Payer | 'all' })[]> {
  const t = providerGaps
  return db
    .select({
      ...{ providerId: t.providerId, facilityId: t.facilityId, payer: t.payer, family: t.family, axis: t.axis },
      ...gapSums(t),
    })
    .from(t)
    .where(and(eq(t.providerId, providerId), sql`${t.payer} <> 'all'`, between(t.month, period.from, period.to)))
    .groupBy(t.facilityId, t.payer, t.family, t.axis)
}
