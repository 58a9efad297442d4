import { type CheckInRefusal, checkIn, codeOf, recordByList } from '#app/domain/education/attendance.ts'
import type { Session } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Write } from '#db/commit.ts'
import { commit } from '#db/commit.ts'
import {
  addInvitation,
  listAttendance,
  listInvitations,
  recordAttendance,
  removeAttendance,
} from '#db/education-people.ts'
import { findSession, findSessionByCode } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'

/** Who comes without an invitation is taken in: the record of what was taught to whom must be whole. */
async function unlessInvited(
  { db }: Context,
  session: Session,
  person: { providerId: string; userId: string | null },
  at: Date,
): Promise<Write[]> {
  const known = (await listInvitations(db, session.id)).some(({ providerId }) => providerId === person.providerId)
  const walkIn = { sessionId: session.id, ...person, version: 1, answer: 'yes' as const, answeredAt: at }
  return known ? [] : [addInvitation({ ...walkIn, invitedAt: at, remindedAt: null })]
}

/** "I am here", by the code of the room. */
export async function attendByCode(
  context: Context,
  user: User,
  typed: string,
): Promise<Result<Session, CheckInRefusal | 'no-provider'>> {
  const { db, now } = context
  if (user.providerId === null) return refuse('no-provider')
  const session = await findSessionByCode(db, codeOf(typed))
  if (!session) return refuse('wrong-code')
  const at = now()
  const arrived = checkIn(session, { providerId: user.providerId, code: typed, at })
  if (!arrived.ok) return arrived
  const { minutes } = arrived.value
  await commit(db, {
    writes: [
      ...(await unlessInvited(context, session, { providerId: user.providerId, userId: user.id }, at)),
      recordAttendance(arrived.value),
    ],
    audit: [{ what: 'education.attended', who: user.id, at, onId: session.id, detail: { how: 'code', minutes } }],
  })
  return ok(session)
}

/**
 * The facilitator's list: minutes by provider; 0 takes back what was recorded by mistake. Who stands there with as many minutes keeps how they came
 * to be recorded. All are recorded or, when one cannot be, none.
 */
export async function attendByList(
  context: Context,
  user: User,
  { sessionId, list }: { sessionId: string; list: { providerId: string; minutes: number }[] },
): Promise<Result<number, 'no-such-session' | 'cancelled' | 'not-begun' | 'bad-minutes' | 'nobody-named'>> {
  const { db, now } = context
  const session = await findSession(db, sessionId)
  if (!session) return refuse('no-such-session')
  if (list.length === 0) return refuse('nobody-named')
  const at = now()
  const known = new Map((await listAttendance(db, sessionId)).map((one) => [one.providerId, one.minutes]))
  const changed = list.filter(({ providerId, minutes }) => (known.get(providerId) ?? 0) !== minutes)
  if (changed.length === 0) return ok(0)
  const writes: Write[] = []
  for (const { providerId, minutes } of changed) {
    if (minutes === 0) {
      writes.push(removeAttendance({ sessionId, providerId }))
      continue
    }
    const recorded = recordByList(session, { providerId, minutes, at })
    if (!recorded.ok) return recorded
    writes.push(...(await unlessInvited(context, session, { providerId, userId: null }, at)))
    writes.push(recordAttendance(recorded.value))
  }
  const removed = changed.filter(({ minutes }) => minutes === 0).length
  const there = changed.length - removed
  await commit(db, {
    writes,
    audit: [
      {
        what: 'education.attended',
        who: user.id,
        at,
        onId: sessionId,
        detail: { how: 'list', people: there, removed },
      },
    ],
  })
  return ok(changed.length)
}
