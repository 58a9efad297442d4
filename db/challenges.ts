import { and, eq, gt, lt } from 'drizzle-orm'
import type { ChallengeKind } from '#app/domain/identity/challenge.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { challenges } from './schema/access.ts'

export type Challenge = typeof challenges.$inferSelect

/** The challenge of this kind, while it waits. */
export async function findChallenge(db: Db, kind: ChallengeKind, id: string, at: Date): Promise<Challenge | null> {
  const [row] = await db
    .select()
    .from(challenges)
    .where(and(eq(challenges.id, id), eq(challenges.kind, kind), gt(challenges.expiresAt, at)))
    .limit(1)
  return row ?? null
}

/** Refused when one of this id waits already: that is how a logout token counts once. */
export const addChallenge =
  (challenge: Challenge): Write =>
  (tx) =>
    tx.insert(challenges).values(challenge).onConflictDoNothing()

/** Refuses the batch when it was taken before. */
export const takeChallenge =
  (id: string): Write =>
  (tx) =>
    tx.delete(challenges).where(eq(challenges.id, id))

export const removeExpiredChallenges = (at: Date): Write =>
  lenient((tx) => tx.delete(challenges).where(lt(challenges.expiresAt, at)))
