import { hoursOf, kindOf } from '#app/domain/education/attendance.ts'
import { findMaterial } from '#app/domain/education/library.ts'
import { localText } from '#app/domain/education/local-time.ts'
import { isPassed } from '#app/domain/education/quiz.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { listAllAttendance, listAllQuizzes } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'
import { readPieces } from './library.server.ts'

export type EducationTable = { name: string; columns: string[]; rows: (string | number | null)[][] }

const ATTENDANCE = [
  ...['session', 'title', 'family', 'begun', 'on', 'minutes', 'provider', 'npi', 'name'],
  ...['minutes there', 'hours', 'kind', 'recorded by'],
]
const CARDS = ['piece', 'title', 'version', 'provider', 'name', 'taken', 'right', 'of', 'completed']

/** Who was taught what and for how long, and who completed which card, a line each: for the office of continuing education. */
export async function exportAttendance({ db, now }: Context, user: User): Promise<EducationTable[]> {
  const came = await listAllAttendance(db)
  const library = await readPieces(db)
  const cards = (await listAllQuizzes(db)).filter(({ quiz }) => quiz.phase === 'own-pace')
  await commit(db, {
    writes: [],
    audit: [{ what: 'education.viewed', who: user.id, at: now(), detail: { export: 'attendance', rows: came.length } }],
  })
  const attendance = came.map(({ session, attendance: there, name, npi }) => [
    ...[session.id, session.title, session.family, session.startAt.toISOString()],
    // The day as it was where the session was held: what stands on the certificate.
    ...[localText(session.startAt, session.timeZone).slice(0, 10), session.minutes],
    ...[
      there.providerId,
      npi ?? '',
      name ?? '',
      there.minutes,
      hoursOf(there.minutes),
      kindOf(session, there),
      there.how,
    ],
  ])
  const taken = cards.map(({ quiz, name }) => [
    ...[quiz.materialId, findMaterial(library, quiz.materialId)?.title ?? '', quiz.materialVersion],
    ...[quiz.providerId ?? '', name ?? '', quiz.takenAt.toISOString(), quiz.right, quiz.of],
    isPassed(quiz) ? 'yes' : 'no',
  ])
  return [
    { name: 'Attendance', columns: ATTENDANCE, rows: attendance },
    { name: 'Cards', columns: CARDS, rows: taken },
  ]
}
