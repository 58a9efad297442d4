import { and, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { visitLevels } from './schema/payment.ts'

export type VisitLevel = typeof visitLevels.$inferSelect

/** What was found of a visit, or null where nobody looked yet. */
export async function findVisitLevel(db: Db, encounterId: string): Promise<VisitLevel | null> {
  const [row] = await db.select().from(visitLevels).where(eq(visitLevels.encounterId, encounterId)).limit(1)
  return row ?? null
}

/** Keeps it as the version after the one that was read (0 where there was none); a write that lost a race changes no row. */
export function saveVisitLevel({ version, ...rest }: VisitLevel): Write {
  if (version === 0)
    return (tx) =>
      tx
        .insert(visitLevels)
        .values({ ...rest, version: 1 })
        .onConflictDoNothing()
  return (tx) =>
    tx
      .update(visitLevels)
      .set({ ...rest, version: version + 1 })
      .where(and(eq(visitLevels.encounterId, rest.encounterId), eq(visitLevels.version, version)))
}
