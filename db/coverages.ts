import { and, asc, eq, gte } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { coverages, providers } from './schema/identity.ts'

export type Coverage = typeof coverages.$inferSelect

/** The cover that a provider has arranged and that is not over yet, with the names of those who cover. */
export async function listCoverages(db: Db, providerId: string, at: Date): Promise<(Coverage & { by: string })[]> {
  const rows = await db
    .select({ coverage: coverages, by: providers.name })
    .from(coverages)
    .innerJoin(providers, eq(providers.id, coverages.coveringProviderId))
    .where(and(eq(coverages.providerId, providerId), gte(coverages.toAt, at)))
    .orderBy(asc(coverages.fromAt))
    .limit(200)
  return rows.map(({ coverage, by }) => ({ ...coverage, by }))
}

/** Only one's own. */
export const removeCoverage =
  (id: string, providerId: string): Write =>
  (tx) =>
    tx.delete(coverages).where(and(eq(coverages.id, id), eq(coverages.providerId, providerId)))
