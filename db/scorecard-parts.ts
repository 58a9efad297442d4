import type { Timing } from '#app/domain/query/query.ts'
import { COUNTS, type CountName, type Counts, noCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Month, Period } from '#app/domain/scorecard/measures/month.ts'
import type { Payer } from '#app/domain/scorecard/measures/payer.ts'
import type { Narrowed } from '#app/domain/scorecard/measures/siblings.ts'
import type { Db } from './client.ts'
import { countNames, countSums, namedCounts } from './count-columns.ts'
import { asText, textRows } from './text-rows.ts'

/** The parts that filters could have split counts into, over the same period: what must not be told by subtraction. */
export type Part = { facilityId: string; timing: Timing | 'all'; payer: Payer | 'all' } & Counts

/** Whether parts are wanted by payer, and by timing beside those of all timings; else only the sums over all. */
export type By = Pick<Narrowed, 'payer' | 'timing'>

/** The rows of a table called t that have parts of this kind. Sums over all payers stand as rows of their own: what nobody asks to split is read from them. */
export const ofPayers = ({ payer }: Pick<By, 'payer'>): string => (payer ? "t.payer <> 'all'" : "t.payer = 'all'")
const split = (by: By): string => `${by.timing ? '' : "t.timing = 'all' and "}${ofPayers(by)}`

type Row = [string, Part['timing'], Part['payer'], ...number[]]

/** One provider's counts by facility. */
export async function readParts(db: Db, providerId: string, period: Period, by: By): Promise<Part[]> {
  const sums = `select t.facility_id, t.timing, t.payer, ${countSums(COUNTS)} from provider_months t
    where t.provider_id = @provider and ${split(by)} and t.month between @from and @to group by t.timing, t.payer, t.facility_id`
  const text = asText(`facility_id, timing, payer, ${countNames(COUNTS)}`, sums)
  return textRows<Row>(db, text, { ...period, provider: providerId }).map(
    ([facilityId, timing, payer, ...numbers]) => ({
      ...{ facilityId, timing, payer },
      ...namedCounts(COUNTS, numbers),
    }),
  )
}

/** The counts of all providers together by month and facility. */
export function readFacilityParts(db: Db, period: Period, by: By): (Part & { month: Month })[] {
  const sums = `select t.month, t.facility_id, t.timing, t.payer, ${countSums(COUNTS)} from facility_months t
    where ${split(by)} and t.month between @from and @to group by t.timing, t.payer, t.month, t.facility_id`
  return monthsIn(db, sums, period)
}

/** The counts of some providers together by month and facility. */
export function readMonthPartsOf(db: Db, ids: readonly string[], period: Period, by: By): (Part & { month: Month })[] {
  const sums = `select t.month, t.facility_id, t.timing, t.payer, ${countSums(COUNTS)}
    from json_each(@ids) i cross join provider_months t on t.provider_id = i.value
      and ${split(by)} and t.month between @from and @to group by t.month, t.facility_id, t.timing, t.payer`
  return monthsIn(db, sums, { ...period, ids: JSON.stringify(ids) })
}

function monthsIn(db: Db, sums: string, values: object): (Part & { month: Month })[] {
  const text = asText(`month, facility_id, timing, payer, ${countNames(COUNTS)}`, sums)
  return textRows<[number, ...Row]>(db, text, values).map(([month, facilityId, timing, payer, ...numbers]) => ({
    ...{ month, facilityId, timing, payer },
    ...namedCounts(COUNTS, numbers),
  }))
}

/** Providers, each with the name of what it is counted under: its own id, or a row of several. */
export type Keyed = readonly (readonly [providerId: string, key: string])[]

/** Some counts of some providers by what they are counted under, and facility; the others are nought. */
export function readPartsOf(
  db: Db,
  keyed: Keyed,
  period: Period,
  { names, by }: { names: readonly CountName[]; by: By },
): (Part & { key: string })[] {
  const sums = `select i.value ->> 1 as key, t.facility_id, t.timing, t.payer, ${countSums(names)}
    from json_each(@keyed) i cross join provider_months t on t.provider_id = i.value ->> 0
      and ${split(by)} and t.month between @from and @to group by 1, 2, 3, 4`
  const text = asText(`key, facility_id, timing, payer, ${countNames(names)}`, sums)
  const found = textRows<[string, ...Row]>(db, text, { ...period, keyed: JSON.stringify(keyed) })
  return found.map(([key, facilityId, timing, payer, ...numbers]) => ({
    ...{ key, facilityId, timing, payer },
    ...noCounts(),
    ...namedCounts(names, numbers),
  }))
}

/** One provider's codes by family and axis, by facility and payer. */
export async function readGapParts(
  db: Db,
  providerId: string,
  period: Period,
  by: Pick<By, 'payer'>,
): Promise<(GapSum & { facilityId: string; payer: Payer | 'all' })[]> {
  const sums = `select t.facility_id, t.payer, t.family, t.axis, sum(t.lines) as lines, sum(t.open) as open, sum(t.open_after) as after
    from provider_gaps t where t.provider_id = @provider and ${ofPayers(by)} and t.month between @from and @to
    group by t.facility_id, t.payer, t.family, t.axis`
  type Gaps = [string, Payer | 'all', string, GapSum['axis'], number, number, number]
  const columns = 'facility_id, payer, family, axis, lines, open, after'
  const found = textRows<Gaps>(db, asText(columns, sums), { provider: providerId, ...period })
  return found.map(([facilityId, payer, family, axis, lines, open, openAfter]) => ({
    ...{ providerId, facilityId, payer, family, axis, lines, open, openAfter },
  }))
}
