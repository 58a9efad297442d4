import { and, asc, eq, isNull } from 'drizzle-orm'
import type { SealedEntry } from '#app/domain/audit/chain.ts'
import type { Answer } from '#app/domain/query/query.ts'
import type { RetentionClass } from '#app/domain/query/retention.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { auditEntries } from './schema/audit.ts'
import { queryHolds, queryRetentions } from './schema/proof.ts'
import { answers } from './schema/query.ts'

export type QueryHold = typeof queryHolds.$inferSelect

/** Every hold of a query, oldest first; the one that stands has no lifting. */
export async function listHolds(db: Db, queryId: string): Promise<QueryHold[]> {
  return db.select().from(queryHolds).where(eq(queryHolds.queryId, queryId)).orderBy(asc(queryHolds.placedAt))
}

/** A second hold beside one that stands changes no row, and `commit` refuses. */
export const addHold =
  (hold: Omit<QueryHold, 'liftedBy' | 'liftedAt' | 'liftReason'>): Write =>
  (tx) =>
    tx.insert(queryHolds).values(hold).onConflictDoNothing()

export const liftHold =
  (id: string, lifting: { liftedBy: string; liftedAt: Date; liftReason: string }): Write =>
  (tx) =>
    tx
      .update(queryHolds)
      .set(lifting)
      .where(and(eq(queryHolds.id, id), isNull(queryHolds.liftedAt)))

/** The record class set for a query, or null where the house policy holds. */
export async function findRetentionClass(db: Db, queryId: string): Promise<RetentionClass | null> {
  const [row] = await db.select().from(queryRetentions).where(eq(queryRetentions.queryId, queryId)).limit(1)
  return row?.retentionClass ?? null
}

export const saveRetentionClass = (row: typeof queryRetentions.$inferInsert): Write =>
  lenient((tx) =>
    tx.insert(queryRetentions).values(row).onConflictDoUpdate({ target: queryRetentions.queryId, set: row }),
  )

/** Every answer ever signed to a query, the taken back ones too, in order of time. */
export async function listAnswers(db: Db, queryId: string): Promise<Answer[]> {
  return db.select().from(answers).where(eq(answers.queryId, queryId)).orderBy(asc(answers.signedAt))
}

/** The sealed entries about a query, in the order of the chain. */
export async function listEntriesOf(db: Db, onId: string): Promise<SealedEntry[]> {
  return db.select().from(auditEntries).where(eq(auditEntries.onId, onId)).orderBy(asc(auditEntries.seq)).limit(5000)
}
