import { localText, momentOf } from '#app/domain/education/local-time.ts'
import type { EducationProgram } from '#app/domain/education/program.ts'
import { addRows, upsertRows } from '../bulk.ts'
import type { Write } from '../commit.ts'
import { educationAttendance, educationInvitations, educationPrograms, educationSessions } from '../schema/education.ts'
import { type DemoSession, HEART_PROGRAM, heartSteps } from './education.ts'
import type { DemoHospital } from './hospital.ts'
import { PROVIDERS } from './people.ts'
import { seeded } from './random.ts'

const PIECES: Record<string, string> = {
  'heart-failure': 'heart-failure-type',
  arthritis: 'arthritis-side',
  malnutrition: 'malnutrition-severity',
  'acute-kidney-injury': 'acute-kidney-injury-cause',
  encephalopathy: 'encephalopathy-kind',
}
const MONTH_MS = 30 * 86_400_000

/** Noon of that day in the zone, or of the nearest working day: nobody teaches on a Sunday at seven. */
function atNoon(at: Date, timeZone: string): Date {
  const weekday = new Date(`${localText(at, timeZone).slice(0, 10)}T12:00:00Z`).getUTCDay()
  const shift = weekday === 6 ? -1 : Number(weekday === 0)
  const day = localText(new Date(at.getTime() + shift * 86_400_000), timeZone).slice(0, 10)
  return momentOf(`${day}T12:00`, timeZone) ?? at
}

/** The sessions that the demo's physicians were at, as the tables keep them: held, answered, attended. */
export function educationRows({ sessions, facilities, users }: DemoHospital, seed: string): Write[] {
  const facilitator = users.find(({ roles }) => roles.includes('cdi'))
  if (!facilitator) return []
  const userOf = new Map(users.flatMap(({ providerId, id }) => (providerId ? [[providerId, id] as const] : [])))
  const zoneOf = (id: string) => facilities.find((one) => one.id === id)?.timeZone ?? 'UTC'
  const held = sessions.map((session, i) => ({
    ...{ id: session.id, version: 1, state: 'planned', title: session.title, family: session.family, axis: null },
    objectives: 'What to write, why it helps the next team, and one example before and after.',
    materialId: PIECES[session.family] ?? '',
    programId: session.programId ?? null,
    audience: { kind: 'list', providerIds: session.attendees },
    ...{ capacity: 20, mode: 'in-person', place: 'Conference room 2', facilitatorId: facilitator.id },
    ...{
      startAt: atNoon(session.heldAt, zoneOf(session.facilityId)),
      minutes: session.minutes,
      sequence: 0,
      attendanceCode: `DEMAA${'ABCDEFGH'.charAt(i)}`,
    },
    timeZone: zoneOf(session.facilityId),
    invitedAt: new Date(session.heldAt.getTime() - MONTH_MS),
    ...{ createdBy: facilitator.id, createdAt: new Date(session.heldAt.getTime() - MONTH_MS) },
  }))
  const came = sessions.flatMap((session) => {
    const random = seeded(`${seed}/attendance/${session.id}`)
    return session.attendees.map((providerId) => ({ session, providerId, minutes: random.int(0, 4) }))
  })
  const invitations = came.map(({ session, providerId }) => ({
    ...{ sessionId: session.id, providerId, userId: userOf.get(providerId) ?? null, version: 1, answer: 'yes' },
    answeredAt: new Date(session.heldAt.getTime() - MONTH_MS / 2),
    invitedAt: new Date(session.heldAt.getTime() - MONTH_MS),
    remindedAt: new Date(session.heldAt.getTime() - 86_400_000),
  }))
  const attendance = came.map(({ session, providerId, minutes }) => ({
    ...{
      sessionId: session.id,
      providerId,
      arrivedAt: atNoon(session.heldAt, zoneOf(session.facilityId)),
      how: 'list',
    },
    minutes: minutes === 0 ? session.minutes - 10 : session.minutes,
  }))
  return [
    ...addRows(educationPrograms, [heartProgram(sessions, facilitator.id)]),
    ...upsertRows(educationSessions, held),
    ...addRows(educationInvitations, invitations),
    ...addRows(educationAttendance, attendance),
  ]
}

/** The program of the demo, as it stands when it was planned two months before its first session. */
function heartProgram(sessions: readonly DemoSession[], createdBy: string): EducationProgram {
  const { id, title, seed } = HEART_PROGRAM
  const first = sessions.find(({ programId }) => programId === id)?.heldAt ?? new Date(0)
  const steps = heartSteps().map((names, i) => {
    const people = names.map((name) => PROVIDERS.find(({ shortName }) => shortName === name))
    const known = people.filter((one) => one !== undefined)
    return { step: i + 1, groups: known.map(({ name }) => name), providerIds: known.map((one) => one.id) }
  })
  const own = { family: 'heart-failure', materialId: 'heart-failure-type', groupedBy: 'provider' } as const
  return { id, title, ...own, seed, steps, createdBy, createdAt: new Date(first.getTime() - 2 * MONTH_MS) }
}
