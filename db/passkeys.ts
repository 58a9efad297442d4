import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { passkeys } from './schema/access.ts'

export type Passkey = typeof passkeys.$inferSelect

export async function findPasskey(db: Db, id: string): Promise<Passkey | null> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, id)).limit(1)
  return row ?? null
}

export async function listPasskeys(db: Db, userId: string): Promise<Passkey[]> {
  return db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.addedAt))
}

export const addPasskey =
  (passkey: Passkey): Write =>
  (tx) =>
    tx.insert(passkeys).values(passkey)

/** Matches on the counter that was read, so that two uses of one counter do not both pass. */
export const notePasskeyUse =
  (passkey: Passkey, counter: number, isBackedUp: boolean, at: Date): Write =>
  (tx) =>
    tx
      .update(passkeys)
      .set({ counter, isBackedUp, usedAt: at })
      .where(and(eq(passkeys.id, passkey.id), eq(passkeys.counter, passkey.counter)))

export const renamePasskey =
  (userId: string, id: string, name: string): Write =>
  (tx) =>
    tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))

export const removePasskey =
  (userId: string, id: string): Write =>
  (tx) =>
    tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))

export const removePasskeysOf = (userId: string): Write =>
  lenient((tx) => tx.delete(passkeys).where(eq(passkeys.userId, userId)))

/** Who has a second factor of which kind, for the page of users. */
export async function listFactorKinds(db: Db): Promise<{ userId: string; kind: 'passkey' | 'code' }[]> {
  return db.all<{ userId: string; kind: 'passkey' | 'code' }>(
    sql`select distinct user_id as userId, 'passkey' as kind from passkeys
        union all select user_id as userId, 'code' as kind from authenticators where confirmed_at is not null`,
  )
}
