import { and, asc, desc, eq, lt, lte, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Mail, type Write } from './commit.ts'
import { outbox } from './schema/outbox.ts'

export type StoredMail = typeof outbox.$inferSelect
export type { Mail }

/** What is due, oldest first. */
export async function listDueMail(db: Db, at: Date, limit = 50): Promise<StoredMail[]> {
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'waiting'), lte(outbox.dueAt, at)))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(limit)
}

export async function findMail(db: Db, id: string): Promise<StoredMail | null> {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id)).limit(1)
  return row ?? null
}

/** Newest first; `before` is the moment of the last one seen. */
export async function listMail(db: Db, before: Date | null, limit = 50): Promise<StoredMail[]> {
  return db
    .select()
    .from(outbox)
    .where(before ? lt(outbox.createdAt, before) : undefined)
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit)
}

export const markSent =
  (mail: Pick<StoredMail, 'id'>, sentAt: Date): Write =>
  (tx) =>
    tx
      .update(outbox)
      .set({ state: 'sent', sentAt, attempts: sql`attempts + 1`, lastFault: null })
      .where(and(eq(outbox.id, mail.id), eq(outbox.state, 'waiting')))

export const markRetry =
  (mail: Pick<StoredMail, 'id'>, dueAt: Date, fault: string): Write =>
  (tx) =>
    tx
      .update(outbox)
      .set({ dueAt, attempts: sql`attempts + 1`, lastFault: fault })
      .where(and(eq(outbox.id, mail.id), eq(outbox.state, 'waiting')))

export const markFailed =
  (mail: Pick<StoredMail, 'id'>, fault: string): Write =>
  (tx) =>
    tx
      .update(outbox)
      .set({ state: 'failed', attempts: sql`attempts + 1`, lastFault: fault })
      .where(and(eq(outbox.id, mail.id), eq(outbox.state, 'waiting')))

/** What waits about this and is no longer needed. */
export const cancelMailAbout = (about: string): Write =>
  lenient((tx) =>
    tx
      .update(outbox)
      .set({ state: 'cancelled' })
      .where(and(eq(outbox.about, about), eq(outbox.state, 'waiting'))),
  )
