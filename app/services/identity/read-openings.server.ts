import type { Opening } from '#app/domain/identity/opening.ts'
import { ALL_FACILITIES, isOfFacility, may, maySeeChart } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { listOpenings, listRestricted } from '#db/openings.ts'
import type { Context } from '../context.server.ts'

const PAGE = 50

/** A reviewer sees what was opened of their own places, and what belongs to none. */
export const maySeeOpening = (user: User, { facilityId }: Pick<Opening, 'facilityId'>): boolean =>
  may(user, 'opening.review') && (facilityId === null || isOfFacility(user, facilityId))

type Listed = Awaited<ReturnType<typeof listOpenings>>[number]

/**
 * The chart that was opened: record number and stay for whoever reviews, as on the page of who looked; the name only where the reviewer
 * may see that chart without an opening of their own. What was purged has neither.
 */
function chartOf(user: User, row: Listed, restricted: ReadonlySet<string>) {
  const ties = { facilityId: row.facilityId, isRestricted: restricted.has(row.patientId) }
  const isTheirs = maySeeChart(user, { ...ties, isPartyToQuery: false, isOpened: false })
  const { record, familyName, givenName, class: stayClass, service, startAt } = row
  return {
    record: may(user, 'audit.view') ? record : null,
    name: isTheirs && familyName !== null ? [familyName, givenName].filter(Boolean).join(', ') : null,
    encounterId: isTheirs && startAt !== null ? row.encounterId : null,
    isRestricted: ties.isRestricted,
    class: stayClass,
    service,
    startAt,
  }
}

/** Charts that were opened for a reason: those that wait for a review, or all, newest first. Which charts they are is a look, and an entry. */
export async function readOpenings({ db, now }: Context, user: User, search: URLSearchParams) {
  const facilityIds = user.facilityIds.includes(ALL_FACILITIES) ? null : user.facilityIds
  const at = Number(search.get('before'))
  const before = at > 0 && Number.isSafeInteger(at) ? new Date(at) : null
  const waiting = search.get('view') !== 'all'
  const rows = await listOpenings(db, { waiting, facilityIds, before }, PAGE + 1)
  const last = rows[PAGE - 1]
  const shown = rows.slice(0, PAGE)
  const restricted = await listRestricted(db, [...new Set(shown.map(({ patientId }) => patientId))])
  await commit(db, {
    writes: [],
    audit: [{ what: 'worklist.viewed', who: user.id, at: now(), detail: { board: 'openings', rows: shown.length } }],
  })
  return {
    now: now(),
    waiting,
    next: rows.length > PAGE && last ? last.at.getTime() : null,
    rows: shown.map((row) => ({
      id: row.id,
      chart: chartOf(user, row, restricted),
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
