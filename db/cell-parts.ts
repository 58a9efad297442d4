import type { Axis } from '#app/domain/codes/specificity.ts'
import { COUNTS } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { SpreadKind } from '#app/domain/scorecard/measures/spread.ts'
import type { Db } from './client.ts'
import { countNames, countSums, namedCounts } from './count-columns.ts'
import type { Part } from './scorecard-parts.ts'
import { asText, textRows } from './text-rows.ts'

/** Where something was counted: what a filter could have cut it by. */
type At = { facilityId: string; payer: string }

/** Codes that could leave a detail open, by quarter (month / 3, whole): of some providers one by one, or of all together (null; no id). */
export function readQuarterParts(
  db: Db,
  ids: readonly string[] | null,
  { from, to }: Period,
): (At & { providerId: string; quarter: number; askable: number })[] {
  const rows =
    ids === null
      ? `select '' as provider_id, month / 3 as quarter, facility_id, payer, sum(askable) as n from month_providers
         where timing = 'all' and payer <> 'all' and month between @from and @to group by 2, 3, 4`
      : `select t.provider_id, t.month / 3 as quarter, t.facility_id, t.payer, sum(t.askable) as n
         from json_each(@ids) i cross join provider_months t on t.provider_id = i.value and t.timing = 'all'
           and t.payer <> 'all' and t.month between @from and @to group by 1, 2, 3, 4`
  const values = { from, to, ...(ids === null ? {} : { ids: JSON.stringify(ids) }) }
  type Row = [string, number, string, string, number]
  return textRows<Row>(db, asText('provider_id, quarter, facility_id, payer, n', rows), values).map(
    ([providerId, quarter, facilityId, payer, askable]) => ({ providerId, quarter, facilityId, payer, askable }),
  )
}

/** Counts of some providers together, by month, facility, payer and timing. */
export function readMonthPartsOf(db: Db, ids: readonly string[], { from, to }: Period): (Part & { month: number })[] {
  const rows = `select t.month, t.facility_id, t.timing, t.payer, ${countSums(COUNTS)}
    from json_each(@ids) i cross join provider_months t on t.provider_id = i.value
      and t.payer <> 'all' and t.month between @from and @to group by 1, 2, 3, 4`
  type Row = [number, string, Part['timing'], Part['payer'], ...number[]]
  const values = { ids: JSON.stringify(ids), from, to }
  const found = textRows<Row>(db, asText(`month, facility_id, timing, payer, ${countNames(COUNTS)}`, rows), values)
  return found.map(([month, facilityId, timing, payer, ...numbers]) => ({
    ...{ month, facilityId, timing, payer },
    ...namedCounts(COUNTS, numbers),
  }))
}

/** Codes of some providers by family and axis, "any" left out, provider by provider. */
export function readAxisParts(
  db: Db,
  ids: readonly string[],
  { from, to }: Period,
): (At & { providerId: string; family: string; axis: Axis; lines: number; open: number })[] {
  const rows = `select t.provider_id, t.family, t.axis, t.facility_id, t.payer, sum(t.lines) as n, sum(t.open) as open
    from json_each(@ids) i cross join provider_gaps t on t.provider_id = i.value and t.axis <> 'any'
      and t.payer <> 'all' and t.month between @from and @to group by 1, 2, 3, 4, 5`
  type Row = [string, string, Axis, string, string, number, number]
  const values = { ids: JSON.stringify(ids), from, to }
  const columns = 'provider_id, family, axis, facility_id, payer, n, open'
  return textRows<Row>(db, asText(columns, rows), values).map(
    ([providerId, family, axis, facilityId, payer, lines, open]) => ({
      ...{ providerId, family, axis, facilityId, payer, lines, open },
    }),
  )
}

/** Codes of some providers by family. */
export function readFamilyParts(
  db: Db,
  ids: readonly string[],
  { from, to }: Period,
): (At & { providerId: string; family: string; lines: number })[] {
  const rows = `select t.provider_id, t.family, t.facility_id, t.payer, sum(t.lines) as n
    from json_each(@ids) i cross join provider_gaps t on t.provider_id = i.value and t.axis = 'any'
      and t.payer <> 'all' and t.month between @from and @to group by 1, 2, 3, 4`
  type Row = [string, string, string, string, number]
  const values = { ids: JSON.stringify(ids), from, to }
  return textRows<Row>(db, asText('provider_id, family, facility_id, payer, n', rows), values).map(
    ([providerId, family, facilityId, payer, lines]) => ({ providerId, family, facilityId, payer, lines }),
  )
}

export type DrgPart = At & {
  month: number
  family: string
  stays: number
  outliers: number
  mccSplit: number
  ccSplit: number
}
/** Grouped stays by month and DRG family. */
export function readDrgParts(db: Db, { from, to }: Period): DrgPart[] {
  const rows = `select month, family, facility_id, payer, stays, outliers, mcc_split, cc_split from month_drgs
    where month between @from and @to`
  type Row = [number, string, string, string, number, number, number, number]
  const columns = 'month, family, facility_id, payer, stays, outliers, mcc_split, cc_split'
  return textRows<Row>(db, asText(columns, rows), { from, to }).map(
    ([month, family, facilityId, payer, stays, outliers, mccSplit, ccSplit]) => ({
      ...{ month, family, facilityId, payer, stays, outliers, mccSplit, ccSplit },
    }),
  )
}

export type SpreadPart = At & { month: number; who: string; of: string; n: number }
/** A spread by month and by whom; `of` is the bucket up to its first blank. */
export function readSpreadParts(db: Db, kind: SpreadKind, { from, to }: Period): SpreadPart[] {
  const rows = `select month, who, case instr(bucket, ' ') when 0 then '' else substr(bucket, 1, instr(bucket, ' ') - 1) end as of,
      facility_id, payer, sum(n) as n
    from month_spreads where kind = @kind and month between @from and @to group by 1, 2, 3, 4, 5`
  type Row = [number, string, string, string, string, number]
  const found = textRows<Row>(db, asText('month, who, "of", facility_id, payer, n', rows), { kind, from, to })
  return found.map(([month, who, of, facilityId, payer, n]) => ({ month, who, of, facilityId, payer, n }))
}

/** Discharged stays with a level from the site's grouper, and audited records by coder: neither is kept by payer. */
export function readLevelParts(db: Db, { from, to }: Period): { facilityId: string; stays: number }[] {
  const rows = 'select facility_id, sum(stays) as n from month_levels where month between @from and @to group by 1'
  const found = textRows<[string, number]>(db, asText('facility_id, n', rows), { from, to })
  return found.map(([facilityId, stays]) => ({ facilityId, stays }))
}

export function readAuditParts(
  db: Db,
  { from, to }: Period,
): { facilityId: string; coderId: string; records: number }[] {
  const rows = `select coalesce(facility_id, '') as facility_id, coder_id, count(*) as n from coding_audits
    where is_random = 1 and month between @from and @to group by 1, 2`
  const found = textRows<[string, string, number]>(db, asText('facility_id, coder_id, n', rows), { from, to })
  return found.map(([facilityId, coderId, records]) => ({ facilityId, coderId, records }))
}

/** Queries after the bill by the reason that was given: sent, of them those whose answer could be weighed, and of these those that moved payment. */
export function readDirectionParts(
  db: Db,
  { from, to }: Period,
): (At & { key: string; sent: number; weighed: number; moved: number })[] {
  const rows = `select who, facility_id, payer, sum(n * (bucket = 'sent')) as sent, sum(n * (bucket <> 'sent')) as weighed,
      sum(n * (bucket in ('up', 'down'))) as moved
    from month_spreads where kind = 'post-bill' and month between @from and @to group by 1, 2, 3`
  type Row = [string, string, string, number, number, number]
  const found = textRows<Row>(db, asText('who, facility_id, payer, sent, weighed, moved', rows), { from, to })
  return found.map(([key, facilityId, payer, sent, weighed, moved]) => ({
    ...{ key, facilityId, payer, sent, weighed, moved },
  }))
}
