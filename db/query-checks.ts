import { eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { draftChecks } from './schema/proof.ts'

export type DraftCheck = typeof draftChecks.$inferSelect

/** The first stands: a later one of the same query changes nothing. */
export const addDraftCheck = (check: DraftCheck): Write =>
  lenient((tx) => tx.insert(draftChecks).values(check).onConflictDoNothing())

export async function findDraftCheck(db: Db, queryId: string): Promise<DraftCheck | null> {
  const [row] = await db.select().from(draftChecks).where(eq(draftChecks.queryId, queryId)).limit(1)
  return row ?? null
}
