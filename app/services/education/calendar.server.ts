import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { InvitationAnswer } from '#app/domain/education/invitation.ts'
import { endOf, type Session } from '#app/domain/education/session.ts'

/** What a calendar is told of an answer that was given on the page. */
const STATUS: Record<InvitationAnswer, ICalAttendeeStatus> = {
  none: ICalAttendeeStatus.NEEDSACTION,
  yes: ICalAttendeeStatus.ACCEPTED,
  no: ICalAttendeeStatus.DECLINED,
  waiting: ICalAttendeeStatus.TENTATIVE,
}

type Person = { name: string; email: string }
export type CalendarFile = { name: string; type: string; text: string }

/**
 * The session as one invited person's calendar takes it in (RFC 5546): a request, or its cancellation, of one lasting UID whose sequence grows with each
 * change. Times are written in UTC, which needs no table of zones: each calendar shows its owner's own clock.
 */
export function calendarFile(
  session: Session,
  {
    organizer,
    attendee,
    link,
    at,
  }: { organizer: Person; attendee: Person & { answer: InvitationAnswer }; link: string; at: Date },
): CalendarFile {
  const isOff = session.state === 'cancelled'
  const calendar = ical({
    prodId: { company: 'Addendum', product: 'Education', language: 'EN' },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  })
  const event = calendar.createEvent({
    id: `${session.id}@addendum`,
    sequence: session.sequence,
    stamp: at,
    start: session.startAt,
    end: endOf(session),
    summary: session.title,
    description: `${session.objectives}\n\n${link}`,
    location: session.place === '' ? null : session.place,
    url: link,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer,
  })
  const { name, email, answer } = attendee
  const rsvp = !isOff && answer === 'none'
  event.createAttendee({ name, email, rsvp, role: ICalAttendeeRole.REQ, status: STATUS[answer] })
  return { name: 'session.ics', type: 'text/calendar', text: calendar.toString() }
}
