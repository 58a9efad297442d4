import { fillSeats, toldOf } from '#app/domain/education/invitation.ts'
import { changeDetails, type Details, type DetailsRefusal } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listInvitations, saveInvitation } from '#db/education-people.ts'
import { findSession, saveSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { lettersTo } from './letters.server.ts'
import { listFacilitators } from './plan-session.server.ts'

/** Other words, seats or facilitator. Added seats go to the waiting list; calendars are told of what they show. */
export async function editDetails(
  context: Context,
  user: User,
  { sessionId, ...to }: Details & { sessionId: string },
): Promise<Result<null, DetailsRefusal | 'no-such-session' | 'no-such-facilitator'>> {
  const { db, now } = context
  const session = await findSession(db, sessionId)
  if (!session) return refuse('no-such-session')
  if (!(await listFacilitators(db)).some(({ id }) => id === to.facilitatorId)) return refuse('no-such-facilitator')
  const at = now()
  const all = await listInvitations(db, sessionId)
  const taken = all.filter(({ answer }) => answer === 'yes').length
  const changed = changeDetails(session, { ...to, taken, at })
  if (!changed.ok) return changed
  const movedUp = fillSeats(all, changed.value.capacity, at)
  const isTold = changed.value.sequence > session.sequence
  const seated = new Map(movedUp.map((one) => [one.providerId, one]))
  const told = isTold ? toldOf('words', all).map((one) => seated.get(one.providerId) ?? one) : []
  await commit(db, {
    writes: [saveSession(changed.value), ...movedUp.map(saveInvitation)],
    audit: [
      {
        ...{ what: 'education.changed', who: user.id, at, onId: sessionId },
        detail: { capacity: changed.value.capacity, movedUp: movedUp.length },
      },
    ],
    mail: [
      ...(await lettersTo(context, 'seat', changed.value, movedUp)),
      ...(await lettersTo(context, 'changed', changed.value, told)),
    ],
  })
  return ok(null)
}
