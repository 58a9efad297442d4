import { findMaterial } from '#app/domain/education/library.ts'
import { type Graded, grade } from '#app/domain/education/quiz.ts'
import { isOver } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addQuizResult, listInvitations, recordAttendance } from '#db/education-people.ts'
import { findSession } from '#db/education-sessions.ts'
import type { Context } from '../context.server.ts'
import { readPieces } from './library.server.ts'

type Taken = { materialId: string; sessionId: string | null; answers: (number | null)[] }

/** Grades a quiz and keeps it: before or after a session that the person is invited to, else of one's own pace. A self-paced session is attended by it. */
export async function takeQuiz(
  { db, now, newId }: Context,
  user: User,
  { materialId, sessionId, answers }: Taken,
): Promise<Result<Graded, 'no-such-material'>> {
  const material = findMaterial(await readPieces(db), materialId)
  if (!material) return refuse('no-such-material')
  const at = now()
  const graded = grade(material.quiz, answers)
  const session = sessionId ? await findSession(db, sessionId) : null
  const isInvited = session
    ? (await listInvitations(db, session.id)).some(({ providerId }) => providerId === user.providerId)
    : false
  const own = session && isInvited && session.materialId === materialId && session.state === 'planned' ? session : null
  const phase = own ? (isOver(own, at) || own.startAt <= at ? 'after' : 'before') : 'own-pace'
  const { right, of } = graded
  const kept = { id: newId(), materialId, materialVersion: material.version, sessionId: own?.id ?? null }
  const isAttendance = own?.mode === 'self-paced' && user.providerId !== null && right * 3 >= of * 2
  await commit(db, {
    writes: [
      addQuizResult({ ...kept, userId: user.id, providerId: user.providerId, phase, answers, right, of, takenAt: at }),
      ...(own && isAttendance && user.providerId
        ? [
            recordAttendance({
              ...{ sessionId: own.id, providerId: user.providerId, arrivedAt: at, minutes: own.minutes, how: 'card' },
            }),
          ]
        : []),
    ],
    audit: [
      {
        what: 'education.quiz-taken',
        who: user.id,
        at,
        onId: kept.sessionId ?? materialId,
        detail: { phase, right, of },
      },
      ...(isAttendance ? [{ what: 'education.attended' as const, who: user.id, at, onId: own?.id ?? null }] : []),
    ],
  })
  return ok(graded)
}
