import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { accessTokens } from './schema/access.ts'

export type AccessToken = typeof accessTokens.$inferSelect

export async function findToken(db: Db, hash: string): Promise<AccessToken | null> {
  const [row] = await db
    .select()
    .from(accessTokens)
    .where(and(eq(accessTokens.hash, hash), isNull(accessTokens.endedAt)))
    .limit(1)
  return row ?? null
}

export async function listTokens(db: Db): Promise<AccessToken[]> {
  return db.select().from(accessTokens).where(isNull(accessTokens.endedAt)).orderBy(asc(accessTokens.addedAt))
}

export const addToken =
  (token: AccessToken): Write =>
  (tx) =>
    tx.insert(accessTokens).values(token)

export const noteTokenUse = (id: string, usedAt: Date): Write =>
  lenient((tx) => tx.update(accessTokens).set({ usedAt }).where(eq(accessTokens.id, id)))

export const endToken =
  (id: string, endedAt: Date): Write =>
  (tx) =>
    tx
      .update(accessTokens)
      .set({ endedAt })
      .where(and(eq(accessTokens.id, id), isNull(accessTokens.endedAt)))
