import { isReminderDue } from '#app/domain/education/invitation.ts'
import { commit } from '#db/commit.ts'
import { listInvitations, saveInvitation } from '#db/education-people.ts'
import { listSessionsBetween } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { lettersTo } from './letters.server.ts'

const AHEAD_MS = 25 * 3_600_000

/** Reminds of the sessions of the next day; returns how many letters were written. */
export async function remindOfSessions(context: Context): Promise<number> {
  const { db, now } = context
  const at = now()
  let written = 0
  for (const session of await listSessionsBetween(db, at, new Date(at.getTime() + AHEAD_MS))) {
    const due = (await listInvitations(db, session.id)).filter((one) => isReminderDue(session, one, at))
    if (due.length === 0) continue
    const mail = await lettersTo(context, 'reminder', session, due)
    await commit(db, {
      writes: due.map((one) => saveInvitation({ ...one, remindedAt: at })),
      audit: [{ what: 'education.invited', who: 'system', at, onId: session.id, detail: { reminded: due.length } }],
      mail,
    })
    written += mail.length
  }
  return written
}
