import { ALL_FACILITIES } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { pageOf } from '#app/domain/shared/page.ts'
import { commit } from '#db/commit.ts'
import { type AdvisorPart, countForAdvisor, listForAdvisor } from '#db/query-advisor.ts'
import type { Context } from '../context.server.ts'

const PAGE = 50

/** What the ladder and the desk brought before a physician advisor, in the facilities they work for: of each list the page that the address names. */
export async function readAdvisorPage(context: Context, user: User, search = new URLSearchParams(), size = PAGE) {
  const { db, now } = context
  const facilityIds = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const read = async (part: AdvisorPart) => {
    const total = await countForAdvisor(db, part, facilityIds)
    const { page, pages, from } = pageOf(search.get(part), total, size)
    const rows = await listForAdvisor(db, part, facilityIds, { offset: from, limit: size })
    const items = rows.map((row) => ({ ...row, isOverdue: row.dueAt !== null && row.dueAt < now() }))
    return { total, page, pages, items }
  }
  const [escalated, referred] = [await read('escalated'), await read('referred')]
  const rows = escalated.items.length + referred.items.length
  await commit(db, {
    writes: [],
    audit: [{ what: 'worklist.viewed', who: user.id, at: now(), detail: { board: 'advisor', rows } }],
  })
  return { now: now(), escalated, referred }
}
