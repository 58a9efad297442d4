import type { Invitation } from '#app/domain/education/invitation.ts'
import type { Session } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { Mail } from '#db/outbox.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { calendarFile } from './calendar.server.ts'

export type LetterKind = 'invited' | 'changed' | 'cancelled' | 'reminder' | 'seat'
const WITH_CALENDAR: readonly LetterKind[] = ['invited', 'changed', 'cancelled', 'seat']

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for a zone: making one costs a hundred times what using it costs. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  formats.set(timeZone, made)
  return made
}

/** "Thu, 12 Nov 2026, 12:00 (America/New York)". */
export const whenWords = ({ startAt, timeZone }: Pick<Session, 'startAt' | 'timeZone'>): string =>
  `${formatIn(timeZone).format(startAt)} (${timeZone.replaceAll('_', ' ')})`

/** One letter to each invited person who signs in, about no patient; with the calendar file where the time is told. */
export async function lettersTo(
  { db, now, newId, settings }: Context,
  kind: LetterKind,
  session: Session,
  invitations: readonly Invitation[],
): Promise<Mail[]> {
  const at = now()
  const origin = settings.origin ?? `http://localhost:${settings.port}`
  const facilitator = await findUser(db, session.facilitatorId)
  const organizer = { name: facilitator?.name ?? 'Education', email: facilitator?.email ?? settings.mailFrom }
  const link = `${origin}/education/sessions/${session.id}/answer`
  const letters: Mail[] = []
  for (const { userId, answer } of invitations) {
    const user = userId ? await findUser(db, userId) : null
    if (user?.state !== 'active') continue
    const file = WITH_CALENDAR.includes(kind)
      ? calendarFile(session, { organizer, attendee: { name: user.name, email: user.email, answer }, link, at })
      : null
    letters.push({
      ...{ id: newId(), template: `education-${kind}`, toUserId: user.id, about: session.id, attachment: file },
      ...{ props: propsOf(session, user, organizer.name, link), dueAt: at, createdAt: at },
    })
  }
  return letters
}

const propsOf = (session: Session, user: User, facilitatorName: string, link: string): Record<string, string> => ({
  name: user.name,
  title: session.title,
  when: whenWords(session),
  length: `${session.minutes} minutes`,
  place:
    session.mode === 'self-paced'
      ? 'in your own time, on your phone; the time in the calendar is a reminder'
      : session.place,
  facilitatorName,
  link,
})
