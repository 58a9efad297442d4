import { hoursOf, kindOf } from '#app/domain/education/attendance.ts'
import { findMaterial } from '#app/domain/education/library.ts'
import { isPassed } from '#app/domain/education/quiz.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit } from '#db/commit.ts'
import { listNotesOfProvider } from '#db/education-notes.ts'
import { listQuizzesOfProvider, listSessionsOfProvider, listTeachable } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'
import type { EducationTable } from './export-attendance.server.ts'
import { labelOf } from './family-label.server.ts'
import { whenWords } from './letters.server.ts'
import { readPieces } from './library.server.ts'

/** What a provider was taught: sessions with hours, cards completed, personal notes; newest first. Null of an unknown provider. */
export async function readRecord({ db }: Context, providerId: string) {
  const provider = (await listTeachable(db)).find(({ id }) => id === providerId)
  if (!provider) return null
  const library = await readPieces(db)
  const titleOf = (id: string) => findMaterial(library, id)?.title ?? id
  const sessions = (await listSessionsOfProvider(db, providerId)).flatMap(({ session, attendance }) =>
    attendance
      ? [
          {
            ...{ id: session.id, title: session.title, label: labelOf(session.family), when: whenWords(session) },
            ...{ startAt: session.startAt, there: attendance.minutes, hours: hoursOf(attendance.minutes) },
            kind: kindOf(session, attendance),
          },
        ]
      : [],
  )
  const quizzes = await listQuizzesOfProvider(db, providerId)
  return {
    provider: { id: provider.id, name: provider.name, specialty: provider.specialty },
    sessions,
    hours: sessions.reduce((sum, one) => sum + one.hours, 0),
    cards: quizzes.filter(isPassed).map(({ id, materialId, materialVersion, takenAt, right, of, phase }) => ({
      ...{ id, materialId, title: titleOf(materialId), version: materialVersion, takenAt, right, of, phase },
    })),
    notes: (await listNotesOfProvider(db, providerId)).map(({ id, materialId, sentAt, openedAt }) => ({
      ...{ id, title: titleOf(materialId), sentAt, openedAt },
    })),
  }
}
export type EducationRecord = NonNullable<Awaited<ReturnType<typeof readRecord>>>

/** Another's record, with an entry in the audit trail. */
export async function viewRecord(context: Context, user: User, providerId: string) {
  const record = await readRecord(context, providerId)
  if (!record) return null
  await commit(context.db, {
    writes: [],
    audit: [{ what: 'education.viewed', who: user.id, at: context.now(), onId: providerId }],
  })
  return record
}

/** A record as tables to take away. */
export function tablesOfRecord({ sessions, cards }: EducationRecord): EducationTable[] {
  return [
    {
      name: 'Sessions',
      columns: ['session', 'family', 'begun', 'minutes there', 'hours', 'kind'],
      rows: sessions.map((one) => [one.title, one.label, one.startAt.toISOString(), one.there, one.hours, one.kind]),
    },
    {
      name: 'Cards',
      columns: ['piece', 'version', 'taken', 'right', 'of'],
      rows: cards.map((one) => [one.title, one.version, one.takenAt.toISOString(), one.right, one.of]),
    },
  ]
}
