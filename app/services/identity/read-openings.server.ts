import type { Opening } from '#app/domain/identity/opening.ts'
import { ALL_FACILITIES, isOfFacility, may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { listOpenings } from '#db/openings.ts'
import type { Context } from '../context.server.ts'

const PAGE = 50

/** A reviewer sees what was opened of their own places, and what belongs to none. */
export const maySeeOpening = (user: User, { facilityId }: Pick<Opening, 'facilityId'>): boolean =>
  may(user, 'opening.review') && (facilityId === null || isOfFacility(user, facilityId))

/** Charts that were opened for a reason: those that wait for a review, or all, newest first. */
export async function readOpenings({ db, now }: Context, user: User, search: URLSearchParams) {
  const facilityIds = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const at = Number(search.get('before'))
  const before = at > 0 && Number.isSafeInteger(at) ? new Date(at) : null
  const waiting = search.get('view') !== 'all'
  const rows = await listOpenings(db, { waiting, facilityIds, before }, PAGE + 1)
  const last = rows[PAGE - 1]
  return {
    now: now(),
    waiting,
    next: rows.length > PAGE && last ? last.at.getTime() : null,
    rows: rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      userName: row.userName,
      isOwn: row.userId === user.id,
      at: row.at,
      untilAt: row.untilAt,
      purpose: row.purpose,
      words: row.words,
      patientId: row.patientId,
      userId: row.userId,
      verdict: row.verdict,
      verdictWords: row.verdictWords,
      day: row.at.toISOString().slice(0, 10),
    })),
  }
}
