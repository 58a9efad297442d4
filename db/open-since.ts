import { and, asc, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { queryWaits } from './schema/scorecard.ts'
import { ofFacilities } from './scorecards.ts'

/** Since when each open query has been waiting, in milliseconds; at most `limit`, the oldest first. */
export async function listOpenSince(db: Db, facilityIds: readonly string[] | null, limit: number): Promise<number[]> {
  const rows = await db
    .select({ begunAt: queryWaits.begunAt })
    .from(queryWaits)
    .where(and(sql`is_open = 1`, ofFacilities(queryWaits, facilityIds)))
    .orderBy(asc(queryWaits.begunAt))
    .limit(limit)
  return rows.map(({ begunAt }) => begunAt)
}
