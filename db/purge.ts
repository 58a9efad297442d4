import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { encounters, patients } from './schema/encounter.ts'
import { settings } from './schema/identity.ts'
import { patientHolds, tombstones } from './schema/keeping.ts'
import { queryHolds, queryRetentions } from './schema/proof.ts'
import { queries } from './schema/query.ts'

/** What has a column of that name but is not the record's own: the trail, what stands for the purged, and what the roll-up takes out itself. */
const STAYS = [
  'audit_entries',
  'tombstones',
  'patient_holds',
  'contributions',
  'query_waits',
  'passed_waits',
  'answer_weights',
]
const SETTING = 'retention'

export type Tombstone = typeof tombstones.$inferInsert
export type PatientHold = typeof patientHolds.$inferSelect

export async function findRetentionPolicy(db: Db): Promise<unknown> {
  const [row] = await db.select().from(settings).where(eq(settings.name, SETTING)).limit(1)
  return row?.value ?? null
}

export const saveRetentionPolicy = (value: Record<string, unknown>): Write =>
  lenient((tx) =>
    tx.insert(settings).values({ name: SETTING, value }).onConflictDoUpdate({ target: settings.name, set: { value } }),
  )

/** Stays that began before a moment, by id, with what a decision about them needs. */
export async function listOldStays(db: Db, before: Date, after: string, limit: number) {
  const stays = await db
    .select({
      id: encounters.id,
      patientId: encounters.patientId,
      endAt: encounters.endAt,
      birthOn: patients.birthOn,
      holdId: patientHolds.id,
    })
    .from(encounters)
    .innerJoin(patients, eq(patients.id, encounters.patientId))
    .leftJoin(patientHolds, and(eq(patientHolds.patientId, encounters.patientId), isNull(patientHolds.liftedAt)))
    .where(and(lt(encounters.startAt, before), gt(encounters.id, after)))
    .orderBy(asc(encounters.id))
    .limit(limit)
  const ids = stays.map(({ id }) => id)
  const asked = await db
    .select({
      id: queries.id,
      encounterId: queries.encounterId,
      state: queries.state,
      endedAt: queries.endedAt,
      retentionClass: queryRetentions.retentionClass,
      holdId: queryHolds.id,
    })
    .from(queries)
    .leftJoin(queryRetentions, eq(queryRetentions.queryId, queries.id))
    .leftJoin(queryHolds, and(eq(queryHolds.queryId, queries.id), isNull(queryHolds.liftedAt)))
    .where(inArray(queries.encounterId, ids))
  return stays.map((stay) => ({ ...stay, queries: asked.filter(({ encounterId }) => encounterId === stay.id) }))
}

/** Every table that has a column of this name, as the database is now: a table added tomorrow is purged tomorrow. */
function tablesWith(db: Db, column: string): string[] {
  const rows = db.$client
    .prepare<[string], { name: string }>(
      `select m.name from sqlite_master m join pragma_table_info(m.name) c
       where m.type = 'table' and c.name = ? and m.name not like 'sqlite%' order by m.name`,
    )
    .all(column)
  return rows.map(({ name }) => name).filter((name) => !STAYS.includes(name))
}

const FACTS = ['documents', 'results', 'medications', 'procedures', 'problems', 'coded_lines']

/** The writes that take a stay and its queries out, children before parents. A tombstone must stand first: triggers ask for it. */
export function takeOutStay(db: Db, stay: { id: string; queryIds: string[] }): Write[] {
  const out = prepared(db, 'tables to purge', () => ({
    ofQuery: tablesWith(db, 'query_id'),
    ofStay: tablesWith(db, 'encounter_id').filter((name) => name !== 'queries'),
  }))
  const each: Write[] = stay.queryIds.flatMap((id) => [
    remove(sql`delete from audit_judgments where (sample_id, position) in
      (select sample_id, position from audit_sample_items where query_id = ${id})`),
    ...out.ofQuery.map((name) => remove(sql`delete from ${sql.identifier(name)} where query_id = ${id}`)),
    remove(sql`delete from queries where id = ${id}`),
  ])
  return [
    remove(sql`pragma defer_foreign_keys = on`),
    ...each,
    ...FACTS.map((name) =>
      remove(sql`delete from fact_history where fact_id in
        (select id from ${sql.identifier(name)} where encounter_id = ${stay.id})`),
    ),
    ...FACTS.map((name) =>
      remove(sql`delete from received_resources where target_id in
        (select id from ${sql.identifier(name)} where encounter_id = ${stay.id})`),
    ),
    ...out.ofStay.map((name) => remove(sql`delete from ${sql.identifier(name)} where encounter_id = ${stay.id}`)),
    ...forgetRow('encounters', stay.id),
  ]
}

/** The writes that take a patient out of whom no stay is left. */
export function takeOutPatient(db: Db, id: string): Write[] {
  const names = tablesWith(db, 'patient_id').filter((name) => name !== 'encounters')
  return [
    ...names.map((name) => remove(sql`delete from ${sql.identifier(name)} where patient_id = ${id}`)),
    ...forgetRow('patients', id),
  ]
}

const forgetRow = (table: string, id: string): Write[] => [
  remove(sql`delete from fact_history where fact_id = ${id}`),
  remove(sql`delete from received_resources where target_id = ${id}`),
  remove(sql`delete from received_identifiers where resource_id = ${id}`),
  remove(sql`delete from ${sql.identifier(table)} where id = ${id}`),
]

const remove = (statement: ReturnType<typeof sql>): Write => lenient((tx) => ({ run: () => tx.run(statement) }))

export const addTombstone =
  (row: Tombstone): Write =>
  (tx) =>
    tx.insert(tombstones).values(row)

export async function countStaysOf(db: Db, patientId: string): Promise<number> {
  return db.$count(encounters, eq(encounters.patientId, patientId))
}

export async function listTombstones(db: Db, limit = 50) {
  return db.select().from(tombstones).orderBy(desc(tombstones.purgedAt), asc(tombstones.id)).limit(limit)
}

export async function findPatientBy(db: Db, words: string): Promise<{ id: string; mrn: string | null } | null> {
  const [row] = await db
    .select({ id: patients.id, mrn: patients.mrn })
    .from(patients)
    .where(sql`${patients.mrn} = ${words} or ${patients.id} = ${words}`)
    .limit(1)
  return row ?? null
}

export async function listPatientHolds(db: Db) {
  return db
    .select({ hold: patientHolds, mrn: patients.mrn })
    .from(patientHolds)
    .leftJoin(patients, eq(patients.id, patientHolds.patientId))
    .orderBy(desc(patientHolds.placedAt))
    .limit(200)
}

export const addPatientHold =
  (hold: Omit<PatientHold, 'liftedBy' | 'liftedAt' | 'liftReason'>): Write =>
  (tx) =>
    tx.insert(patientHolds).values(hold).onConflictDoNothing()

export const liftPatientHold =
  (id: string, lifting: { liftedBy: string; liftedAt: Date; liftReason: string }): Write =>
  (tx) =>
    tx
      .update(patientHolds)
      .set(lifting)
      .where(and(eq(patientHolds.id, id), isNull(patientHolds.liftedAt)))
