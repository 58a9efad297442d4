import { inviteMeant } from '#app/domain/education/invitation.ts'
import { isMeant, isOver, type Session } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { addInvitation, listInvitations, listTeachable } from '#db/education-people.ts'
import { findSession, saveSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { lettersTo } from './letters.server.ts'

/** The providers of a session's audience, each with who signs in for them. */
export async function listMeant(db: Db, session: Session) {
  const seen = new Set<string>()
  const meant: { providerId: string; name: string; userId: string | null }[] = []
  for (const { id, name, userId, ...rest } of await listTeachable(db)) {
    if (seen.has(id) || !isMeant(session.audience, { id, ...rest })) continue
    seen.add(id)
    meant.push({ providerId: id, name, userId })
  }
  return meant
}

/** Invites everyone of the audience who has no invitation yet; returns how many. */
export async function invite(
  context: Context,
  user: User,
  sessionId: string,
): Promise<Result<number, 'no-such-session' | 'cancelled' | 'already-held' | 'nobody-left'>> {
  const { db, now } = context
  const session = await findSession(db, sessionId)
  if (!session) return refuse('no-such-session')
  if (session.state === 'cancelled') return refuse('cancelled')
  const at = now()
  if (isOver(session, at)) return refuse('already-held')
  const fresh = inviteMeant(session, await listMeant(db, session), await listInvitations(db, sessionId), at)
  if (fresh.length === 0) return refuse('nobody-left')
  await commit(db, {
    writes: [saveSession({ ...session, invitedAt: session.invitedAt ?? at }), ...fresh.map(addInvitation)],
    audit: [{ what: 'education.invited', who: user.id, at, onId: sessionId, detail: { invited: fresh.length } }],
    mail: await lettersTo(context, 'invited', session, fresh),
  })
  return ok(fresh.length)
}
