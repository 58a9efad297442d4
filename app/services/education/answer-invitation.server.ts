import { type AnswerRefusal, answerInvitation, type InvitationAnswer } from '#app/domain/education/invitation.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listInvitations, saveInvitation } from '#db/education-people.ts'
import { findSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { lettersTo } from './letters.server.ts'

/** "Yes" or "no" of the invited provider; a freed seat goes to who has waited longest, who is told. */
export async function sayWhether(
  context: Context,
  user: User,
  { sessionId, says }: { sessionId: string; says: 'yes' | 'no' },
): Promise<Result<InvitationAnswer, AnswerRefusal | 'no-such-session'>> {
  const { db, now } = context
  const session = await findSession(db, sessionId)
  if (!session || user.providerId === null) return refuse('no-such-session')
  const at = now()
  const all = await listInvitations(db, sessionId)
  const decided = answerInvitation(session, all, { providerId: user.providerId, says, at })
  if (!decided.ok) return decided
  const { invitation, movedUp } = decided.value
  await commit(db, {
    writes: [saveInvitation(invitation), ...(movedUp ? [saveInvitation(movedUp)] : [])],
    audit: [
      {
        ...{ what: 'education.answered', who: user.id, at, onId: sessionId },
        detail: { answer: invitation.answer, movedUp: movedUp !== null },
      },
    ],
    mail: movedUp ? await lettersTo(context, 'seat', session, [movedUp]) : [],
  })
  return ok(invitation.answer)
}
