import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { type AdvisorRow, listForAdvisor } from '#db/query-advisor.ts'
import type { Context } from '../context.server.ts'

/** What the ladder and the desk brought before a physician advisor, in the facilities they work for. */
export async function readAdvisorPage(context: Context, user: User) {
  const { db, now } = context
  const facilityIds = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const rows = await listForAdvisor(db, facilityIds)
  await commit(db, {
    writes: [],
    audit: [{ what: 'worklist.viewed', who: user.id, at: now(), detail: { board: 'advisor', rows: rows.length } }],
  })
  const say = (row: AdvisorRow) => ({ ...row, isOverdue: row.dueAt !== null && row.dueAt < now() })
  return {
    now: now(),
    escalated: rows.filter(({ state }) => state === 'open').map(say),
    referred: rows.filter(({ state }) => state === 'answered').map(say),
  }
}
