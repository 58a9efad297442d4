import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { authenticators, recoveryCodes } from './schema/access.ts'

export type Authenticator = typeof authenticators.$inferSelect

export async function findAuthenticator(db: Db, userId: string): Promise<Authenticator | null> {
  const [row] = await db.select().from(authenticators).where(eq(authenticators.userId, userId)).limit(1)
  return row ?? null
}

export async function listAuthenticators(db: Db): Promise<Authenticator[]> {
  return db.select().from(authenticators)
}

/** Another seal around the same key; where the key was changed meanwhile, nothing. */
export const replaceSealedKey = (userId: string, before: string, sealedKey: string): Write =>
  lenient((tx) =>
    tx
      .update(authenticators)
      .set({ sealedKey })
      .where(and(eq(authenticators.userId, userId), eq(authenticators.sealedKey, before))),
  )

/** A key that waits for its first code; one that was confirmed is never replaced by it. */
export const beginAuthenticator =
  (userId: string, sealedKey: string): Write =>
  (tx) =>
    tx
      .insert(authenticators)
      .values({ userId, sealedKey })
      .onConflictDoUpdate({
        target: authenticators.userId,
        set: { sealedKey, lastStep: 0 },
        setWhere: isNull(authenticators.confirmedAt),
      })

export const confirmAuthenticator =
  (userId: string, step: number, at: Date): Write =>
  (tx) =>
    tx
      .update(authenticators)
      .set({ confirmedAt: at, lastStep: step })
      .where(and(eq(authenticators.userId, userId), isNull(authenticators.confirmedAt)))

/** Refuses the batch when a code of this step or a later one was used already: also in a race. */
export const takeStep =
  (userId: string, step: number): Write =>
  (tx) =>
    tx
      .update(authenticators)
      .set({ lastStep: step })
      .where(
        and(
          eq(authenticators.userId, userId),
          isNotNull(authenticators.confirmedAt),
          lt(authenticators.lastStep, step),
        ),
      )

export const removeAuthenticator = (userId: string): Write =>
  lenient((tx) => tx.delete(authenticators).where(eq(authenticators.userId, userId)))

export async function countUnusedCodes(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)))
  return row?.n ?? 0
}

/** A new set; the old one is worth nothing from then on. */
export const replaceRecoveryCodes = (userId: string, hashes: string[]): Write[] => [
  lenient((tx) => tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))),
  ...hashes.map(
    (hash): Write =>
      (tx) =>
        tx.insert(recoveryCodes).values({ userId, hash }),
  ),
]

export const removeRecoveryCodes = (userId: string): Write =>
  lenient((tx) => tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)))

/** Refuses the batch when there is no such unused code. */
export const takeRecoveryCode =
  (userId: string, hash: string, at: Date): Write =>
  (tx) =>
    tx
      .update(recoveryCodes)
      .set({ usedAt: at })
      .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hash), isNull(recoveryCodes.usedAt)))
