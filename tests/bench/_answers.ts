import Database from 'better-sqlite3'

type Stay = { id: string; patientId: string; facilityId: string }
/** What a copy has of its own. */
const OWN = new Set(['id', 'query_id', 'encounter_id', 'patient_id', 'facility_id'])

/**
 * Makes `count` open queries out of one of a filled demo database, addressed to its physician, on one stay after the other, as a hospital
 * has them: only for measuring, past `commit`. `of`: only on stays of patients whose family name begins so. Returns their ids and what an
 * answer must say.
 */
export function multiplyOpenQuery(
  file: string,
  count: number,
  { of = '' }: { of?: string } = {},
): { ids: string[]; option: string; wordingNumber: number } {
  const db = new Database(file)
  const found = db
    .prepare(
      `select q.id, q.wording, q.wording_number as number from queries q join users u on u.provider_id = q.provider_id
       where q.state = 'open' and u.email = 'a.osei@demo.addendum.test' limit 1`,
    )
    .get() as { id: string; wording: string; number: number } | undefined
  const source = found ?? assignOne(db)
  const columns = (table: string) =>
    (db.prepare(`select name from pragma_table_info(?)`).pluck().all(table) as string[]).filter(
      (name) => !OWN.has(name),
    )
  const [queries, versions] = [columns('queries').join(', '), columns('query_versions').join(', ')]
  const ids = Array.from({ length: count }, (_, n) => `bench-${n}-${source.id}`)
  const stays = db
    .prepare(
      `select e.id, patient_id as patientId, facility_id as facilityId from encounters e join patients p on p.id = patient_id
       where substr(p.family_name, 1, ?) = ? order by e.id`,
    )
    .all(of.length, of) as Stay[]
  const addQuery = db.prepare(
    `insert into queries (id, encounter_id, patient_id, facility_id, ${queries}) select ?, ?, ?, ?, ${queries} from queries where id = ?`,
  )
  const addVersion = db.prepare(
    `insert into query_versions (query_id, ${versions}) select ?, ${versions} from query_versions where query_id = ?`,
  )
  db.transaction(() => {
    for (const [n, id] of ids.entries()) {
      const stay = stays[n % stays.length]
      addQuery.run(id, stay?.id, stay?.patientId, stay?.facilityId, source.id)
      addVersion.run(id, source.id)
    }
  })()
  const wording = JSON.parse(source.wording) as { options: { id: string; role: string }[] }
  db.close()
  const option = wording.options.find(({ role }) => role !== 'other')?.id ?? ''
  return { ids, option, wordingNumber: source.number }
}

/** Where the demo left the physician of the tour without an open query, one of another's becomes theirs. */
function assignOne(db: Database.Database) {
  const one = db
    .prepare(
      "select id, wording, wording_number as number from queries where state = 'open' and wording like '%multiple-choice%' limit 1",
    )
    .get() as { id: string; wording: string; number: number }
  db.prepare(
    "update queries set provider_id = (select provider_id from users where email = 'a.osei@demo.addendum.test') where id = ?",
  ).run(one.id)
  return one
}
