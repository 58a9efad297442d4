import { toldOf } from '#app/domain/education/invitation.ts'
import { momentOf } from '#app/domain/education/local-time.ts'
import { type ChangeRefusal, cancelSession, reschedule } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listInvitations, saveInvitation } from '#db/education-people.ts'
import { findSession, saveSession } from '#db/education-sessions.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import type { Context } from '../context.server.ts'
import { lettersTo } from './letters.server.ts'

/** Another time or place: invited calendars are moved, and everyone is reminded anew; at another time, who could not come is asked again. */
export async function moveSession(
  context: Context,
  user: User,
  given: { sessionId: string; startOn: string; place: string },
): Promise<Result<null, ChangeRefusal | 'no-such-session'>> {
  const { db, now } = context
  const session = await findSession(db, given.sessionId)
  if (!session) return refuse('no-such-session')
  const at = now()
  const moved = reschedule(session, { startAt: momentOf(given.startOn, session.timeZone), place: given.place, at })
  if (!moved.ok) return moved
  const all = await listInvitations(db, session.id)
  const isOtherTime = moved.value.startAt.getTime() !== session.startAt.getTime()
  const told = toldOf(isOtherTime ? 'time' : 'words', all)
  const answerOf = new Map(all.map(({ providerId, answer }) => [providerId, answer]))
  const changed = told.filter((one) => one.remindedAt !== null || one.answer !== answerOf.get(one.providerId))
  await commit(db, {
    writes: [saveSession(moved.value), ...changed.map((one) => saveInvitation({ ...one, remindedAt: null }))],
    audit: [
      {
        ...{ what: 'education.changed', who: user.id, at, onId: session.id },
        detail: { from: session.startAt.toISOString(), to: moved.value.startAt.toISOString() },
      },
    ],
    mail: await lettersTo(context, 'changed', moved.value, told),
  })
  return ok(null)
}

/** Calls a session off: letters that still wait are dropped, and who was invited is told, with their calendars. */
export async function callOff(
  context: Context,
  user: User,
  sessionId: string,
): Promise<Result<null, 'cancelled' | 'already-held' | 'no-such-session'>> {
  const { db, now } = context
  const session = await findSession(db, sessionId)
  if (!session) return refuse('no-such-session')
  const at = now()
  const off = cancelSession(session, at)
  if (!off.ok) return off
  const told = toldOf('cancelled', await listInvitations(db, sessionId))
  await commit(db, {
    writes: [saveSession(off.value), cancelMailAbout(sessionId)],
    audit: [{ what: 'education.cancelled', who: user.id, at, onId: sessionId, detail: { told: told.length } }],
    mail: await lettersTo(context, 'cancelled', off.value, told),
  })
  return ok(null)
}
