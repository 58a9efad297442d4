import { and, asc, desc, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { SealedEntry } from '#app/domain/audit/chain.ts'
import type { AuditKind } from '#app/domain/audit/entry.ts'
import type { Db } from './client.ts'
import { prepared } from './prepared.ts'
import { auditEntries } from './schema/audit.ts'
import { users } from './schema/identity.ts'

/** Entries after `seq`, in the order of the chain. */
export async function listEntriesAfter(db: Db, seq: number, limit: number): Promise<SealedEntry[]> {
  return db.select().from(auditEntries).where(gt(auditEntries.seq, seq)).orderBy(asc(auditEntries.seq)).limit(limit)
}

type RawEntry = [
  number,
  string,
  string,
  number,
  string | null,
  string | null,
  string | null,
  string | null,
  string,
  string,
]

/**
 * A moment that is no number, or bytes where text belongs, is not what was written, though JSON would show it alike. Bytes sort behind
 * every text: a comparison with none tells them in a fifth of the time of `typeof`, which is a call for each column and row.
 */
const IS_DISGUISED = ['seal', 'previous', 'what', 'who', 'on_id', 'patient_id', 'encounter_id', 'detail']
  .map((column) => `${column} >= x''`)
  .concat("typeof(at) <> 'integer'")
  .join(' or ')

/**
 * Entries after `seq` written down for the walk over millions: the seal, then the text it was made of, as JSON by SQLite itself, so that
 * one column is read for ten. Null for a row that holds another type than ours.
 */
export function listWrittenAfter(db: Db, seq: number, limit: number): (string | null)[] {
  const statement = prepared(db, 'written entries', () =>
    db.$client
      .prepare<[number, number], string | null>(
        `select iif(${IS_DISGUISED}, null, seal || json_array(previous, seq, what, who, at, on_id, patient_id, encounter_id, detail))
         from audit_entries where seq > ? order by seq limit ?`,
      )
      .pluck(),
  )
  return statement.all(seq, limit)
}

/** The same as bare rows, where the fields are wanted: a third of the time of objects built by the mapper. */
export function walkEntriesAfter(db: Db, seq: number, limit: number, onEntry: (entry: SealedEntry) => void): number {
  const statement = prepared(db, 'walk entries', () =>
    db.$client
      .prepare<[number, number], RawEntry>(
        `select seq, what, who, at, on_id, patient_id, encounter_id, detail, previous, seal
         from audit_entries where seq > ? order by seq limit ?`,
      )
      .raw(),
  )
  const rows = statement.all(seq, limit) as RawEntry[]
  for (const [place, what, who, at, onId, patientId, encounterId, detail, previous, seal] of rows)
    onEntry({ seq: place, what, who, at: new Date(at), onId, patientId, encounterId, detail, previous, seal })
  return rows.length
}

/** Place and seal of the last entry. */
export async function findHead(db: Db): Promise<{ seq: number; seal: string } | null> {
  const [row] = await db
    .select({ seq: auditEntries.seq, seal: auditEntries.seal })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  return row ?? null
}

/** The newest entry of a kind. */
export async function findLatestOf(db: Db, what: AuditKind): Promise<SealedEntry | null> {
  const [row] = await db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.what, what))
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  return row ?? null
}

/** The highest number SQLite ever gave out, kept outside the table's own rows: a shorter chain was cut. */
export async function lastSeqGiven(db: Db): Promise<number> {
  const [row] = await db.all<{ seq: number }>(sql`select seq from sqlite_sequence where name = 'audit_entries'`)
  return row?.seq ?? 0
}

export type AuditFilter = {
  what: string | null
  who: string | null
  patientId: string | null
  onId: string | null
  from: Date | null
  to: Date | null
}
export type AuditRow = SealedEntry & { whoName: string | null }

/** Newest first, by key. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<AuditRow[]> {
  const rows = await db
    .select({ entry: auditEntries, whoName: users.name })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.who))
    .where(and(...conditions(filter), before === null ? undefined : lt(auditEntries.seq, before)))
    .orderBy(desc(auditEntries.seq))
    .limit(limit)
  return rows.map(({ entry, whoName }) => ({ ...entry, whoName }))
}

function conditions(filter: AuditFilter): (SQL | undefined)[] {
  return [
    filter.what ? eq(auditEntries.what, filter.what) : undefined,
    filter.who ? eq(auditEntries.who, filter.who) : undefined,
    filter.patientId ? eq(auditEntries.patientId, filter.patientId) : undefined,
    filter.onId ? eq(auditEntries.onId, filter.onId) : undefined,
    filter.from ? gte(auditEntries.at, filter.from) : undefined,
    filter.to ? lte(auditEntries.at, filter.to) : undefined,
  ]
}
