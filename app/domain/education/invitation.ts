import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { isOver, type Session } from './session.ts'

export const ANSWERS = ['none', 'yes', 'no', 'waiting'] as const
export type InvitationAnswer = (typeof ANSWERS)[number]
/** One provider asked to one session. `userId` is who gets the letters; null: nobody signs in for this provider. */
export type Invitation = {
  sessionId: string
  providerId: string
  userId: string | null
  version: number
  answer: InvitationAnswer
  answeredAt: Date | null
  invitedAt: Date
  remindedAt: Date | null
}

/** The invitations that a session still lacks: one for each meant provider who has none yet. */
export function inviteMeant(
  session: Pick<Session, 'id'>,
  meant: readonly { providerId: string; userId: string | null }[],
  invited: readonly Pick<Invitation, 'providerId'>[],
  at: Date,
): Invitation[] {
  const known = new Set(invited.map(({ providerId }) => providerId))
  return meant
    .filter(({ providerId }) => !known.has(providerId))
    .map(({ providerId, userId }) => ({
      ...{ sessionId: session.id, providerId, userId, version: 1, answer: 'none' },
      ...{ answeredAt: null, invitedAt: at, remindedAt: null },
    }))
}

export type AnswerRefusal = 'cancelled' | 'already-held' | 'not-invited'
/** What an answer changes: the invitation, and who moves up from the waiting list when a seat comes free. */
export type Answered = { invitation: Invitation; movedUp: Invitation | null }

/** "Yes" takes a seat or, when all are taken, a place on the waiting list; "no" gives a seat to who has waited longest. */
export function answerInvitation(
  session: Session,
  all: readonly Invitation[],
  by: { providerId: string; says: 'yes' | 'no'; at: Date },
): Result<Answered, AnswerRefusal> {
  if (session.state === 'cancelled') return refuse('cancelled')
  if (isOver(session, by.at)) return refuse('already-held')
  const own = all.find(({ providerId }) => providerId === by.providerId)
  if (!own) return refuse('not-invited')
  if (by.says === 'yes') {
    const taken = all.filter(({ answer }) => answer === 'yes').length
    const seat = own.answer === 'yes' || taken < session.capacity
    // Who says "yes" again keeps the place in the line.
    const isSame = own.answer === (seat ? 'yes' : 'waiting')
    return ok({ invitation: isSame ? own : said(own, seat ? 'yes' : 'waiting', by.at), movedUp: null })
  }
  const next = own.answer === 'yes' ? longestWaiting(all) : null
  return ok({ invitation: said(own, 'no', by.at), movedUp: next ? said(next, 'yes', by.at) : null })
}

const said = (invitation: Invitation, answer: InvitationAnswer, at: Date): Invitation => ({
  ...invitation,
  answer,
  answeredAt: at,
})

/** What several answers change, in the order in which they are given: as a facilitator writes down what was told in person. All stand or none. */
export function answerForMany(
  session: Session,
  all: readonly Invitation[],
  given: readonly { providerId: string; says: 'yes' | 'no' }[],
  at: Date,
): Result<{ changed: Invitation[]; movedUp: Invitation[] }, AnswerRefusal> {
  const before = new Map(all.map((one) => [one.providerId, one]))
  const now = new Map(before)
  for (const { providerId, says } of given) {
    const answered = answerInvitation(session, [...now.values()], { providerId, says, at })
    if (!answered.ok) return answered
    const { invitation, movedUp } = answered.value
    now.set(providerId, invitation)
    if (movedUp) now.set(movedUp.providerId, movedUp)
  }
  const changed = [...now.values()].filter((one) => one !== before.get(one.providerId))
  const said = new Set(given.map(({ providerId }) => providerId))
  return ok({ changed, movedUp: changed.filter(({ providerId, answer }) => answer === 'yes' && !said.has(providerId)) })
}

/**
 * Whom a change reaches (RFC 5546, 3.2.2 and 3.2.5). A cancellation goes to all, since the calendar of who said "no" on the page may hold the event
 * still. Another time asks those anew who could not come at the old one. Another room or title is nothing to them.
 */
export function toldOf(change: 'cancelled' | 'time' | 'words', all: readonly Invitation[]): Invitation[] {
  if (change === 'words') return all.filter(({ answer }) => answer !== 'no')
  if (change === 'cancelled') return [...all]
  return all.map((one) => (one.answer === 'no' ? { ...one, answer: 'none', answeredAt: null } : one))
}

/** Who moves up from the waiting list when seats are added, who has waited longest first. */
export function fillSeats(all: readonly Invitation[], capacity: number, at: Date): Invitation[] {
  const free = Math.max(0, capacity - all.filter(({ answer }) => answer === 'yes').length)
  return lineOf(all)
    .slice(0, free)
    .map((one) => said(one, 'yes', at))
}

const longestWaiting = (all: readonly Invitation[]): Invitation | null => lineOf(all)[0] ?? null

function lineOf(all: readonly Invitation[]): Invitation[] {
  const line = all.filter(({ answer }) => answer === 'waiting')
  return line.sort((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0))
}

/** A day ahead those who come are reminded, and those who have not said; once. */
const REMIND_MS = 24 * 3_600_000

/** Whether a reminder is due. */
export function isReminderDue(session: Session, invitation: Invitation, at: Date): boolean {
  if (session.state === 'cancelled' || session.startAt <= at || invitation.remindedAt !== null) return false
  if (invitation.answer !== 'yes' && invitation.answer !== 'none') return false
  // Who was asked within the last day has the letter still before them.
  const isFresh = at.getTime() - invitation.invitedAt.getTime() < REMIND_MS
  return session.startAt.getTime() - at.getTime() <= REMIND_MS && !isFresh
}
