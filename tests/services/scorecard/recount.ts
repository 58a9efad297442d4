import type { Db } from '#db/client.ts'

export type Row = Record<string, unknown>
export const rowsOf = (db: Db, sql: string): Row[] => db.$client.prepare(sql).all() as Row[]

export const monthOf = (ms: number): number => new Date(ms).getUTCFullYear() * 12 + new Date(ms).getUTCMonth()

/** Counts by a name, for comparing two ways of counting. */
export class Tally {
  readonly counts = new Map<string, number>()
  add(key: string, n = 1): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + n)
  }
  sorted(): [string, number][] {
    return [...this.counts].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

/** Every roll-up as it stands, in an order: two databases with the same facts must show the same. */
export const rollUpsOf = (db: Db): Record<string, Row[]> => ({
  providerMonths: rowsOf(db, 'select * from provider_months order by provider_id, timing, payer, month, facility_id'),
  monthProviders: rowsOf(db, 'select * from month_providers order by timing, payer, month, provider_id, facility_id'),
  facilityMonths: rowsOf(db, 'select * from facility_months order by timing, payer, month, facility_id'),
  listedYears: rowsOf(db, 'select * from listed_years order by provider_id, year'),
  providerGaps: rowsOf(
    db,
    'select * from provider_gaps order by provider_id, payer, month, family, axis, facility_id, class',
  ),
  monthGaps: rowsOf(
    db,
    'select * from month_gaps order by payer, month, family, axis, provider_id, facility_id, class',
  ),
  providerDrgs: rowsOf(db, 'select * from provider_drgs order by provider_id, month, family, facility_id, payer'),
  monthDrgs: rowsOf(db, 'select * from month_drgs order by month, family, facility_id, payer'),
  monthSpreads: rowsOf(db, 'select * from month_spreads order by kind, month, facility_id, who, payer, bucket'),
  monthLevels: rowsOf(db, 'select * from month_levels order by month, facility_id, severity, mortality'),
  answerWeights: rowsOf(db, 'select * from answer_weights order by query_id'),
  queryWaits: rowsOf(db, 'select * from query_waits order by query_id'),
  passedWaits: rowsOf(db, 'select * from passed_waits order by query_id, number'),
  memberRecaptures: rowsOf(db, 'select * from member_recaptures order by patient_id, year'),
  memberSuspects: rowsOf(db, 'select * from member_suspects order by patient_id, year'),
  contributions: rowsOf(db, 'select * from contributions order by encounter_id'),
})

const MONTH = (ms: string) =>
  `(cast(strftime('%Y', ${ms} / 1000, 'unixepoch') as integer) * 12 + cast(strftime('%m', ${ms} / 1000, 'unixepoch') as integer) - 1)`

/** Query counts by provider and month, counted again by SQL from the facts, with nothing of the product's own counting. */
export const recountQueries = (db: Db): Row[] =>
  rowsOf(
    db,
    `select q.provider_id, ${MONTH('q.sent_at')} as month,
       sum(1) as sent,
       sum(a.id is not null) as answered,
       sum(a.id is not null and (q.due_at is null or a.signed_at <= q.due_at)) as in_time,
       sum(a.gist = 'undetermined' and q.wording ->> 'purpose' <> 'clinical-validation') as undetermined,
       sum(a.gist in ('diagnosis', 'yes', 'words') and q.wording ->> 'purpose' <> 'clinical-validation') as agreed,
       sum(a.id is not null and q.wording ->> 'purpose' = 'clinical-validation') as validations,
       sum(r.query_id is not null) as closed,
       sum(r.outcome in ('codes-changed', 'diagnosis-removed')) as changed
     from queries q
       left join answers a on a.query_id = q.id and a.taken_back_at is null
       left join reconciliations r on r.query_id = q.id
     where q.sent_at is not null and q.provider_id is not null and not (q.state = 'withdrawn' and q.viewed_at is null)
     group by 1, 2 order by 1, 2`,
  ).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? 0])))

/** The same counts from the roll-ups. */
export const rolledUpQueries = (db: Db): Row[] =>
  rowsOf(
    db,
    `select provider_id, month, sum(sent) as sent, sum(answered) as answered, sum(in_time) as in_time, sum(undetermined) as undetermined,
       sum(agreed) as agreed, sum(validations) as validations, sum(closed) as closed, sum(changed) as changed
     from month_providers where timing = 'all' and payer = 'all' group by 1, 2 having sum(sent) > 0 order by 1, 2`,
  )

/** Finally coded stays and their codes by attending and month, counted again from the facts. */
export const recountStays = (db: Db): Row[] =>
  rowsOf(
    db,
    `with stays as (
       select e.id, ${MONTH('coalesce(e.end_at, e.start_at)')} as month, e.class,
         (select min(provider_id) from encounter_providers p where p.encounter_id = e.id and p.part = 'attending') as provider_id,
         (select count(*) from coded_lines l where l.encounter_id = e.id) as codes
       from encounters e where e.coding_state = 'final')
     select provider_id, month, count(*) as encounters, sum(class = 'inpatient') as inpatients, sum(codes) as codes
     from stays where provider_id is not null and codes > 0 group by 1, 2 order by 1, 2`,
  )

export const rolledUpStays = (db: Db): Row[] =>
  rowsOf(
    db,
    `select provider_id, month, sum(encounters) as encounters, sum(inpatients) as inpatients, sum(codes) as codes
     from provider_months where timing = 'all' and payer = 'all' group by 1, 2 having sum(encounters) > 0 order by 1, 2`,
  )
