import { and, asc, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { queryWaits } from './schema/scorecard-waits.ts'
import { ofFacilities } from './scorecards.ts'

/** An open query: since when it has been waiting, in milliseconds, and what a filter could choose it by. */
export type OpenQuery = { begunAt: number; providerId: string; payer: string; timing: string }

/** Open queries; at most `limit`, the oldest first. */
export async function listOpenSince(
  db: Db,
  facilityIds: readonly string[] | null,
  limit: number,
): Promise<OpenQuery[]> {
  const { begunAt, providerId, payer, timing } = queryWaits
  return db
    .select({ begunAt, providerId, payer, timing })
    .from(queryWaits)
    .where(and(sql`is_open = 1`, ofFacilities(queryWaits, facilityIds)))
    .orderBy(asc(begunAt))
    .limit(limit)
}
