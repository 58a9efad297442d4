import Database from 'better-sqlite3'

const HELD =
  "type = 'index' and sql is not null and tbl_name in ('encounters', 'queries', 'patients', 'encounter_providers')"

/**
 * Adds `count` encounters with one query each (and a fifth as many patients) to a filled demo database, in SQL: only for measuring,
 * past `commit` and without entries. Six in a hundred encounters have a next step, two in a hundred queries are open.
 */
export function enlarge(file: string, count: number): void {
  const db = new Database(file)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -400000')
  const indexes = db.prepare(`select name, sql from sqlite_master where ${HELD}`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  db.transaction(() => {
    db.exec('create temp table f as select row_number() over (order by id) - 1 as n, id from facilities')
    db.exec('create temp table v as select row_number() over (order by id) - 1 as n, id from providers')
    for (const statement of statements(count)) db.exec(statement)
  })()
  for (const { sql } of indexes) db.exec(sql)
  db.pragma('journal_mode = WAL')
  db.close()
}

function statements(count: number): string[] {
  const numbers = (n: number) => `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${n - 1})`
  // Multiplied by an odd number: ids that are spread, as hashes are, and still come again.
  const id = (kind: string, i: string) => `printf('%08x-${kind}', (${i}) * 2654435761 % 4294967296)`
  const people = Math.ceil(count / 5)
  const facility = '(select id from f where n = i % (select count(*) from f))'
  const provider = '(select id from v where n = i % (select count(*) from v))'
  const start = `(1767225600000 - (i * 7919 % ${count}) * 63072)`
  return [
    `${numbers(people)} insert into patients (id, source_system, source_id, mrn, family_name, given_name, birth_on, sex, is_restricted)
      select ${id('p', 'i')}, 'bench', i, printf('B%07d', i), 'Sample' || (i % 9973), 'Given' || (i % 499), '1957-03-04',
        iif(i % 2, 'female', 'male'), 0 from n`,
    `${numbers(count)} insert into encounters (id, source_system, source_id, patient_id, facility_id, class, service, unit, reason,
        start_at, end_at, bill_status, coding_state, sort_name, open_queries, answered_queries, next_step)
      select ${id('e', 'i')}, 'bench', i, ${id('p', `i % ${people}`)}, ${facility}, 'inpatient', 'Medicine ' || (i % 12), '4 West',
        'Shortness of breath', ${start}, ${start} + 345600000, 'unbilled', iif(i % 100 < 6, 'uncoded', 'final'),
        printf('sample%d', i % 9973), iif(i % 100 < 2, 1, 0), 0,
        case when i % 100 < 2 then 'await-answer' when i % 100 < 5 then 'code' when i % 100 < 6 then 'reconcile' else 'done' end from n`,
    `${numbers(count)} insert into encounter_providers (encounter_id, provider_id, part) select ${id('e', 'i')}, ${provider}, 'attending' from n`,
    `${numbers(count)} insert into queries (id, encounter_id, patient_id, facility_id, author_id, provider_id, state, wording, findings,
        overrides, created_at, updated_at, sent_at, due_at)
      select ${id('q', 'i')}, ${id('e', 'i')}, ${id('p', `i % ${people}`)}, ${facility}, 'bench', ${provider},
        case when i % 100 < 2 then 'open' when i % 100 < 4 then 'answered' else 'closed' end,
        json_object('kind', 'multiple-choice', 'purpose', 'specificity', 'title', 'Clarification of a finding', 'question',
          'Please clarify.', 'options', json_array(), 'indicators', json_array()), '[]', '[]',
        ${start}, ${start} + 3600000, ${start} + 1800000, ${start} + 172800000 from n`,
  ]
}
