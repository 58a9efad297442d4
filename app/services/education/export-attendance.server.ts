import { hoursOf, kindOf } from '#app/domain/education/attendance.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { listAllAttendance } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'

const HEAD = [
  'session',
  'title',
  'family',
  'begun',
  'minutes',
  'provider',
  'name',
  'minutes there',
  'hours',
  'kind',
  'recorded by',
]

/** Who was taught what and for how long, a line each, for the office of continuing education. */
export async function exportAttendance({ db, now }: Context, user: User): Promise<string[][]> {
  const rows = await listAllAttendance(db)
  await commit(db, {
    writes: [],
    audit: [{ what: 'education.viewed', who: user.id, at: now(), detail: { export: 'attendance', rows: rows.length } }],
  })
  return [
    HEAD,
    ...rows.map(({ session, attendance, name }) => [
      ...[session.id, session.title, session.family, session.startAt.toISOString(), String(session.minutes)],
      ...[attendance.providerId, name ?? '', String(attendance.minutes), String(hoursOf(attendance.minutes))],
      ...[kindOf(session, attendance), attendance.how],
    ]),
  ]
}
