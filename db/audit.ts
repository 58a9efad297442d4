import { and, asc, desc, eq, gt, gte, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { SealedEntry } from '#app/domain/audit/chain.ts'
import type { Db } from './client.ts'
import { auditEntries } from './schema/audit.ts'
import { users } from './schema/identity.ts'

/** Entries after `seq`, in the order of the chain. */
export async function listEntriesAfter(db: Db, seq: number, limit: number): Promise<SealedEntry[]> {
  return db.select().from(auditEntries).where(gt(auditEntries.seq, seq)).orderBy(asc(auditEntries.seq)).limit(limit)
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
