import type { Calendar } from '#app/domain/notify/calendar.ts'
import { calendarOf, type QueryPolicy } from '#app/domain/query/policy.ts'
import { findFacility } from '#db/charts.ts'
import { findPolicy } from '#db/query-policies.ts'
import type { Context } from '../context.server.ts'

/** How a facility asks, and when it works. */
export async function policyOf(
  { db }: Context,
  facilityId: string | null,
): Promise<{ policy: QueryPolicy; timeZone: string; calendar: Calendar }> {
  const [{ policy }, facility] = await Promise.all([
    findPolicy(db, facilityId),
    facilityId ? findFacility(db, facilityId) : null,
  ])
  const timeZone = facility?.timeZone ?? 'UTC'
  return { policy, timeZone, calendar: calendarOf(policy, timeZone) }
}
