import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { endOf, type Session } from '#app/domain/education/session.ts'

type Person = { name: string; email: string }
export type CalendarFile = { name: string; type: string; text: string }

/**
 * The session as one invited person's calendar takes it in (RFC 5546): a request, or its cancellation, of one lasting UID whose sequence grows with each
 * change. Times are written in UTC, which needs no table of zones: each calendar shows its owner's own clock.
 */
export function calendarFile(
  session: Session,
  { organizer, attendee, link, at }: { organizer: Person; attendee: Person; link: string; at: Date },
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
  event.createAttendee({
    ...attendee,
    rsvp: !isOff,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
  })
  return { name: 'session.ics', type: 'text/calendar', text: calendar.toString() }
}
