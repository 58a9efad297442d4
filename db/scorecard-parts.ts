import { and, between, inArray, sql } from 'drizzle-orm'
import type { Timing } from '#app/domain/query/query.ts'
import { COUNTS, type CountName, type Counts, sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { Payer } from '#app/domain/scorecard/measures/payer.ts'
import type { Db } from './client.ts'
import { countNames, countSums, namedCounts } from './count-columns.ts'
import { providerMonths } from './schema/scorecard.ts'
import { countColumns } from './scorecards.ts'
import { asText, textRows } from './text-rows.ts'

/** The parts that filters could have split a provider's counts into, over the same period: what must not be told by subtraction. */
export type Part = { facilityId: string; timing: Timing | 'all'; payer: Payer | 'all' } & Counts

/** One provider's counts, or those of all, by facility, payer and timing; without `byTiming` only those of all timings. */
export async function readParts(
  db: Db,
  providerId: string | null,
  { from, to }: Period,
  { byTiming = true } = {},
): Promise<Part[]> {
  const [table, own] =
    providerId === null ? ['month_providers', ''] : ['provider_months', 't.provider_id = @provider and ']
  const sums = `select t.facility_id, t.timing, t.payer, ${countSums(COUNTS)} from ${table} t
    where ${own}${byTiming ? '' : "t.timing = 'all' and "}t.payer <> 'all' and t.month between @from and @to group by t.timing, t.payer, t.facility_id`
  const values = { from, to, ...(providerId === null ? {} : { provider: providerId }) }
  type Row = [string, Part['timing'], Part['payer'], ...number[]]
  const found = textRows<Row>(db, asText(`facility_id, timing, payer, ${countNames(COUNTS)}`, sums), values)
  return found.map(([facilityId, timing, payer, ...numbers]) => ({
    ...{ facilityId, timing, payer },
    ...namedCounts(COUNTS, numbers),
  }))
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
  const sums = `select t.facility_id, t.payer, t.family, t.axis, sum(t.lines) as lines, sum(t.open) as open, sum(t.open_after) as after
    from provider_gaps t where t.provider_id = @provider and t.payer <> 'all' and t.month between @from and @to
    group by t.facility_id, t.payer, t.family, t.axis`
  type Row = [string, Payer | 'all', string, GapSum['axis'], number, number, number]
  const columns = 'facility_id, payer, family, axis, lines, open, after'
  const found = textRows<Row>(db, asText(columns, sums), { provider: providerId, ...period })
  return found.map(([facilityId, payer, family, axis, lines, open, openAfter]) => ({
    ...{ providerId, facilityId, payer, family, axis, lines, open, openAfter },
  }))
}
