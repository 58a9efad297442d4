import type { Axis } from '#app/domain/codes/specificity.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { SpreadKind } from '#app/domain/scorecard/measures/spread.ts'
import type { Db } from './client.ts'
import { type By, type Keyed, ofPayers } from './scorecard-parts.ts'
import { asText, textRows } from './text-rows.ts'

/** Where something was counted: what a filter could have cut it by. */
type At = { facilityId: string; payer: string }
type ByPayer = Pick<By, 'payer'>

/** Codes that could leave a detail open, by quarter (month / 3, whole), of some providers by what they are counted under. */
export function readQuarterPartsOf(
  db: Db,
  keyed: Keyed,
  period: Period,
  by: ByPayer,
): (QuarterPart & { key: string })[] {
  const rows = `select i.value ->> 1 as key, t.month / 3 as quarter, t.facility_id, t.payer, sum(t.askable) as n
    from json_each(@keyed) i cross join provider_months t on t.provider_id = i.value ->> 0 and t.timing = 'all'
      and ${ofPayers(by)} and t.month between @from and @to group by 1, 2, 3, 4`
  type Row = [string, number, string, string, number]
  const found = textRows<Row>(db, asText('key, quarter, facility_id, payer, n', rows), {
    ...period,
    keyed: JSON.stringify(keyed),
  })
  return found.map(([key, quarter, facilityId, payer, askable]) => ({ key, quarter, facilityId, payer, askable }))
}

type QuarterPart = At & { quarter: number; askable: number }
/** The same of all providers together. */
export function readQuarterParts(db: Db, period: Period, by: ByPayer): QuarterPart[] {
  const rows = `select t.month / 3 as quarter, t.facility_id, t.payer, sum(t.askable) as n from facility_months t
    where t.timing = 'all' and ${ofPayers(by)} and t.month between @from and @to group by 1, 2, 3`
  const found = textRows<[number, string, string, number]>(db, asText('quarter, facility_id, payer, n', rows), period)
  return found.map(([quarter, facilityId, payer, askable]) => ({ quarter, facilityId, payer, askable }))
}

/** Codes of some providers by family and axis, "any" left out, provider by provider. */
export function readAxisParts(
  db: Db,
  ids: readonly string[],
  { from, to }: Period,
  by: ByPayer,
): (At & { providerId: string; family: string; axis: Axis; lines: number; open: number })[] {
  const rows = `select t.provider_id, t.family, t.axis, t.facility_id, t.payer, sum(t.lines) as n, sum(t.open) as open
    from json_each(@ids) i cross join provider_gaps t on t.provider_id = i.value and t.axis <> 'any'
      and ${ofPayers(by)} and t.month between @from and @to group by 1, 2, 3, 4, 5`
  type Row = [string, string, Axis, string, string, number, number]
  const values = { ids: JSON.stringify(ids), from, to }
  const columns = 'provider_id, family, axis, facility_id, payer, n, open'
  return textRows<Row>(db, asText(columns, rows), values).map(
    ([providerId, family, axis, facilityId, payer, lines, open]) => ({
      ...{ providerId, family, axis, facilityId, payer, lines, open },
    }),
  )
}

/** Codes of some providers by what they are counted under, and family. */
export function readFamilyParts(
  db: Db,
  keyed: Keyed,
  period: Period,
  by: ByPayer,
): (At & { key: string; family: string; lines: number })[] {
  const rows = `select i.value ->> 1 as key, t.family, t.facility_id, t.payer, sum(t.lines) as n
    from json_each(@keyed) i cross join provider_gaps t on t.provider_id = i.value ->> 0 and t.axis = 'any'
      and ${ofPayers(by)} and t.month between @from and @to group by 1, 2, 3, 4`
  type Row = [string, string, string, string, number]
  const values = { ...period, keyed: JSON.stringify(keyed) }
  return textRows<Row>(db, asText('key, family, facility_id, payer, n', rows), values).map(
    ([key, family, facilityId, payer, lines]) => ({ key, family, facilityId, payer, lines }),
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
