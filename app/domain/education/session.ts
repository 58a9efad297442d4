import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { speaksOf } from './material-rules.ts'

export const MODES = ['in-person', 'video', 'self-paced'] as const
export type Mode = (typeof MODES)[number]

/** Who is meant: every provider of a specialty and facility (empty: of any), or those named. */
export type Audience = { kind: 'rule'; specialty: string; facilityId: string } | { kind: 'list'; providerIds: string[] }

/** A taught hour. `sequence` counts what invited calendars were told (RFC 5545, 3.8.7.4); `attendanceCode` is what attendees type. */
export type Session = {
  id: string
  version: number
  state: 'planned' | 'cancelled'
  title: string
  objectives: string
  family: string
  axis: string | null
  materialId: string
  audience: Audience
  capacity: number
  mode: Mode
  /** A room, or the link of a call. */
  place: string
  facilitatorId: string
  startAt: Date
  minutes: number
  /** IANA name: in what zone the time is spoken of. */
  timeZone: string
  sequence: number
  attendanceCode: string
  invitedAt: Date | null
  /** The session whose absentees this one is for. */
  makeUpOf: string | null
  /** The stepped wedge that this is a step of. */
  programId: string | null
  createdBy: string
  createdAt: Date
}

export type Plan = Pick<
  Session,
  | 'title'
  | 'objectives'
  | 'family'
  | 'axis'
  | 'materialId'
  | 'audience'
  | 'capacity'
  | 'mode'
  | 'place'
  | 'minutes'
  | 'timeZone'
  | 'makeUpOf'
  | 'programId'
> & { startAt: Date | null; facilitatorId: string }
export type PlanRefusal =
  | 'no-title'
  | 'no-objectives'
  | 'no-such-time'
  | 'in-the-past'
  | 'bad-length'
  | 'bad-capacity'
  | 'nobody-meant'
  | 'no-place'
  | Spoken

/** Title and objectives go out in letters and calendars: they speak of no money, no patient and no query, as material does. */
type Spoken = 'speaks-of-money' | 'speaks-of-a-patient'
function spokenOf({ title, objectives }: Pick<Session, 'title' | 'objectives'>): Spoken | null {
  const about = speaksOf(`${title}\n${objectives}`)
  if (about === null) return null
  return about === 'money' ? 'speaks-of-money' : 'speaks-of-a-patient'
}

export const endOf = ({ startAt, minutes }: Pick<Session, 'startAt' | 'minutes'>): Date =>
  new Date(startAt.getTime() + minutes * 60_000)
export const isOver = (session: Pick<Session, 'startAt' | 'minutes'>, at: Date): boolean => endOf(session) <= at

/** The new session. Refuses one without title, objectives, place or audience, in the past, of 5 to 480 minutes and 1 to 500 seats not. */
export function planSession(
  plan: Plan,
  made: { id: string; by: string; at: Date; attendanceCode: string },
): Result<Session, PlanRefusal> {
  const { startAt } = plan
  if (plan.title.trim() === '') return refuse('no-title')
  if (plan.objectives.trim() === '') return refuse('no-objectives')
  const spoken = spokenOf(plan)
  if (spoken) return refuse(spoken)
  if (startAt === null) return refuse('no-such-time')
  if (startAt <= made.at) return refuse('in-the-past')
  if (!Number.isInteger(plan.minutes) || plan.minutes < 5 || plan.minutes > 480) return refuse('bad-length')
  if (!Number.isInteger(plan.capacity) || plan.capacity < 1 || plan.capacity > 500) return refuse('bad-capacity')
  if (plan.audience.kind === 'list' && plan.audience.providerIds.length === 0) return refuse('nobody-meant')
  if (plan.mode !== 'self-paced' && plan.place.trim() === '') return refuse('no-place')
  return ok({
    // Who reads a card in their own time has no room to go to.
    ...{ ...plan, startAt, place: plan.mode === 'self-paced' ? '' : plan.place.trim() },
    ...{ id: made.id, version: 1, state: 'planned', sequence: 0 },
    ...{ attendanceCode: made.attendanceCode, invitedAt: null, createdBy: made.by, createdAt: made.at },
  })
}

export type ChangeRefusal = 'cancelled' | 'already-held' | 'no-such-time' | 'in-the-past' | 'no-place'

/** The session at another time or place. Refuses a cancelled or held one, and a time that has passed. */
export function reschedule(
  session: Session,
  to: { startAt: Date | null; place: string; at: Date },
): Result<Session, ChangeRefusal> {
  if (session.state === 'cancelled') return refuse('cancelled')
  if (isOver(session, to.at)) return refuse('already-held')
  if (to.startAt === null) return refuse('no-such-time')
  if (to.startAt <= to.at) return refuse('in-the-past')
  if (session.mode !== 'self-paced' && to.place.trim() === '') return refuse('no-place')
  return ok({ ...session, startAt: to.startAt, place: to.place.trim(), sequence: session.sequence + 1 })
}

export type DetailsRefusal = 'cancelled' | 'already-held' | 'no-title' | 'no-objectives' | 'bad-capacity' | Spoken
export type Details = Pick<Session, 'title' | 'objectives' | 'capacity' | 'facilitatorId'>

/** The session with other words, seats or facilitator; what invited calendars show raises the sequence. Refuses fewer seats than are taken. */
export function changeDetails(
  session: Session,
  to: Details & { taken: number; at: Date },
): Result<Session, DetailsRefusal> {
  if (session.state === 'cancelled') return refuse('cancelled')
  if (isOver(session, to.at)) return refuse('already-held')
  const { title, objectives, capacity, facilitatorId } = to
  if (title.trim() === '') return refuse('no-title')
  if (objectives.trim() === '') return refuse('no-objectives')
  const spoken = spokenOf(to)
  if (spoken) return refuse(spoken)
  if (!Number.isInteger(capacity) || capacity < Math.max(1, to.taken) || capacity > 500) return refuse('bad-capacity')
  const isShown = title.trim() !== session.title || facilitatorId !== session.facilitatorId
  const sequence = session.sequence + (isShown ? 1 : 0)
  return ok({ ...session, title: title.trim(), objectives: objectives.trim(), capacity, facilitatorId, sequence })
}

/** The session called off. Refuses a cancelled or held one. */
export function cancelSession(session: Session, at: Date): Result<Session, 'cancelled' | 'already-held'> {
  if (session.state === 'cancelled') return refuse('cancelled')
  if (isOver(session, at)) return refuse('already-held')
  return ok({ ...session, state: 'cancelled', sequence: session.sequence + 1 })
}

/** Whether a provider is of an audience. */
export function isMeant(
  audience: Audience,
  provider: { id: string; specialty: string | null; facilityIds: readonly string[] },
): boolean {
  if (audience.kind === 'list') return audience.providerIds.includes(provider.id)
  if (audience.specialty !== '' && provider.specialty !== audience.specialty) return false
  return audience.facilityId === '' || provider.facilityIds.includes(audience.facilityId)
}
