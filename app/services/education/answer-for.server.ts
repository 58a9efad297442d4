import { type AnswerRefusal, answerForMany } from '#app/domain/education/invitation.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listInvitations, saveInvitation } from '#db/education-people.ts'
import { findSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { lettersTo } from './letters.server.ts'

/** What invited people said elsewhere, written down by who runs the session; a freed seat goes to who has waited longest, who is told. */
export async function answerFor(
  context: Context,
  user: User,
  { sessionId, list }: { sessionId: string; list: { providerId: string; says: 'yes' | 'no' }[] },
): Promise<Result<number, AnswerRefusal | 'no-such-session' | 'no-answer'>> {
  const { db, now } = context
  const session = await findSession(db, sessionId)
  if (!session) return refuse('no-such-session')
  const at = now()
  const decided = answerForMany(session, await listInvitations(db, sessionId), list, at)
  if (!decided.ok) return decided
  const { changed, movedUp } = decided.value
  if (changed.length === 0) return refuse('no-answer')
  await commit(db, {
    writes: changed.map(saveInvitation),
    audit: [
      {
        ...{ what: 'education.answered', who: user.id, at, onId: sessionId },
        detail: {
          for: list.map(({ providerId, says }) => `${providerId} ${says}`).join(', '),
          movedUp: movedUp.length,
        },
      },
    ],
    mail: await lettersTo(context, 'seat', session, movedUp),
  })
  return ok(changed.length)
}
