import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { endOf, type Session } from './session.ts'

/** `minutes` of the session that the provider was there for. */
export type Attendance = {
  sessionId: string
  providerId: string
  arrivedAt: Date
  minutes: number
  how: 'code' | 'list' | 'card'
}

/** The door of the code opens half an hour before the start and shuts two hours after the end. */
const EARLY_MS = 30 * 60_000
const AFTER_MS = 120 * 60_000
/** Five minutes late is in time. */
const GRACE_MS = 5 * 60_000

export type CheckInRefusal = 'cancelled' | 'wrong-code' | 'too-early' | 'too-late'

/** Attendance by the code on the screen: from the arrival to the end; who types it afterwards was there for all of it, on their word. */
export function checkIn(
  session: Session,
  by: { providerId: string; code: string; at: Date },
): Result<Attendance, CheckInRefusal> {
  if (session.state === 'cancelled') return refuse('cancelled')
  if (codeOf(by.code) !== session.attendanceCode) return refuse('wrong-code')
  const [start, end] = [session.startAt.getTime(), endOf(session).getTime()]
  const at = by.at.getTime()
  if (at < start - EARLY_MS) return refuse('too-early')
  if (at > end + AFTER_MS) return refuse('too-late')
  const isLate = at > start + GRACE_MS && at < end
  const minutes = isLate ? Math.max(1, Math.round((end - at) / 60_000)) : session.minutes
  return ok({ sessionId: session.id, providerId: by.providerId, arrivedAt: by.at, minutes, how: 'code' })
}

/** Letters and digits of a typed code, in capitals. */
export const codeOf = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Attendance by the facilitator's list: 1 minute to the whole length. Refuses a cancelled session and one not begun. */
export function recordByList(
  session: Session,
  given: { providerId: string; minutes: number; at: Date },
): Result<Attendance, 'cancelled' | 'not-begun' | 'bad-minutes'> {
  if (session.state === 'cancelled') return refuse('cancelled')
  if (given.at < session.startAt) return refuse('not-begun')
  if (!Number.isInteger(given.minutes) || given.minutes < 1 || given.minutes > session.minutes)
    return refuse('bad-minutes')
  const arrivedAt = new Date(endOf(session).getTime() - given.minutes * 60_000)
  return ok({ sessionId: session.id, providerId: given.providerId, arrivedAt, minutes: given.minutes, how: 'list' })
}

/** "whole", "late" (came after the grace) or "partial" (fewer minutes). */
export type AttendanceKind = 'whole' | 'late' | 'partial'
export function kindOf(session: Session, { arrivedAt, minutes, how }: Attendance): AttendanceKind {
  if (minutes >= session.minutes) return 'whole'
  return how === 'code' && arrivedAt.getTime() > session.startAt.getTime() + GRACE_MS ? 'late' : 'partial'
}

/** Hours of credit in quarters, rounded down: 50 minutes are 0.75. What offices of continuing education count in. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 15) / 4
