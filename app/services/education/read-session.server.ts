import { kindOf } from '#app/domain/education/attendance.ts'
import { checklistOf } from '#app/domain/education/checklist.ts'
import { findMaterial } from '#app/domain/education/library.ts'
import { localText } from '#app/domain/education/local-time.ts'
import { firstTries } from '#app/domain/education/quiz.ts'
import { isOver, type Session } from '#app/domain/education/session.ts'
import type { User } from '#app/domain/identity/role.ts'
import { monthOf } from '#app/domain/scorecard/measures/month.ts'
import {
  countAnswers,
  countAttendance,
  listAttendance,
  listFeedback,
  listInvitations,
  listQuizzesOfSession,
  listTeachable,
} from '#db/education-people.ts'
import { findSession, listSessions } from '#db/education-sessions.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { labelOf } from './family-label.server.ts'
import { listMeant } from './invite.server.ts'
import { whenWords } from './letters.server.ts'
import { readPieces } from './library.server.ts'
import { listFacilitators } from './plan-session.server.ts'

const seen = (session: Session, at: Date) => ({
  ...{ id: session.id, title: session.title, state: session.state, mode: session.mode, place: session.place },
  ...{ family: session.family, label: labelOf(session.family), axis: session.axis, materialId: session.materialId },
  ...{ minutes: session.minutes, capacity: session.capacity, when: whenWords(session), isHeld: isOver(session, at) },
})

export const BOARD_SCOPES = ['all', 'coming', 'mine'] as const
export type BoardScope = (typeof BOARD_SCOPES)[number]

/** Sessions (all, those to come, or those one leads) with what became of their invitations. */
export async function readBoard({ db, now }: Context, scope: BoardScope, facilitatorId: string) {
  const at = now()
  const answers = await countAnswers(db)
  const came = new Map((await countAttendance(db)).map(({ sessionId, n }) => [sessionId, n]))
  const of = (id: string, answer?: string) =>
    answers.filter((row) => row.sessionId === id && (!answer || row.answer === answer)).reduce((n, row) => n + row.n, 0)
  const wanted = (await listSessions(db)).filter((session) => {
    if (scope === 'mine' && session.facilitatorId !== facilitatorId) return false
    return scope !== 'coming' || (session.state === 'planned' && !isOver(session, at))
  })
  return wanted.map((session) => ({
    ...seen(session, at),
    ...{ invited: of(session.id), yes: of(session.id, 'yes'), attended: came.get(session.id) ?? 0 },
  }))
}

/** One session as its facilitator sees it; null of an unknown one. */
export async function readSession({ db, now }: Context, id: string) {
  const session = await findSession(db, id)
  if (!session) return null
  const at = now()
  const [invitations, attendance, quizzes, feedback, meant, everyone] = [
    await listInvitations(db, id),
    await listAttendance(db, id),
    await listQuizzesOfSession(db, id),
    await listFeedback(db, id),
    await listMeant(db, session),
    await listTeachable(db),
  ]
  const names = new Map(everyone.map((one) => [one.id, one.name]))
  const cameBy = new Map(attendance.map((one) => [one.providerId, one]))
  const counts = {
    meant: Math.max(meant.length, invitations.length),
    invited: invitations.length,
    answered: invitations.filter(({ answer }) => answer !== 'none').length,
    yes: invitations.filter(({ answer }) => answer === 'yes').length,
    attended: attendance.length,
    quizzed: new Set(quizzes.filter(({ phase }) => phase === 'after').map(({ userId }) => userId)).size,
    monthsAfter: isOver(session, at) ? monthOf(at) - monthOf(session.startAt) - 1 : 0,
  }
  const mean = (phase: 'before' | 'after') => {
    const of = firstTries(quizzes.filter((one) => one.phase === phase))
    const [right, all] = of.reduce(([r, n], one) => [r + one.right, n + one.of], [0, 0])
    return { people: of.length, right, of: all }
  }
  return {
    ...{
      ...seen(session, at),
      objectives: session.objectives,
      now: at,
      startOn: localText(session.startAt, session.timeZone),
    },
    missed: isOver(session, at) ? invitations.filter(({ providerId }) => !cameBy.has(providerId)).length : 0,
    ...{ makeUpOf: session.makeUpOf, programId: session.programId },
    ...{ timeZone: session.timeZone, attendanceCode: session.attendanceCode, audience: session.audience },
    facilitatorId: session.facilitatorId,
    facilitators: await listFacilitators(db),
    facilitatorName: (await findUser(db, session.facilitatorId))?.name ?? '',
    materialTitle: findMaterial(await readPieces(db), session.materialId)?.title ?? session.materialId,
    hasBegun: session.startAt <= at,
    steps: checklistOf(session, counts, at),
    toInvite: meant
      .filter(({ providerId }) => !invitations.some((one) => one.providerId === providerId))
      .map(({ name, userId }) => ({ name, hasLetter: userId !== null })),
    people: invitations.map(({ providerId, answer, userId }) => {
      const came = cameBy.get(providerId)
      return {
        ...{ providerId, answer, name: names.get(providerId) ?? providerId, hasLetter: userId !== null },
        attended: came ? { minutes: came.minutes, how: came.how, kind: kindOf(session, came) } : null,
      }
    }),
    quiz: { before: mean('before'), after: mean('after') },
    // Without names: who gave it is not the facilitator's to know.
    feedback: feedback.map(({ useful, words }) => ({ useful, words })).sort((a, b) => a.useful - b.useful),
  }
}

/** A session as the invited provider sees it; null when it is not theirs. */
export async function readMySession({ db, now }: Context, user: User, id: string) {
  const session = await findSession(db, id)
  if (!session || user.providerId === null) return null
  const own = (await listInvitations(db, id)).find(({ providerId }) => providerId === user.providerId)
  if (!own) return null
  const at = now()
  const came = (await listAttendance(db, id)).find(({ providerId }) => providerId === user.providerId)
  const given = (await listFeedback(db, id)).find(({ userId }) => userId === user.id)
  return {
    ...{ ...seen(session, at), objectives: session.objectives, answer: own.answer, hasBegun: session.startAt <= at },
    facilitatorName: (await findUser(db, session.facilitatorId))?.name ?? '',
    minutesThere: came?.minutes ?? null,
    feedback: given ? { useful: given.useful, words: given.words } : null,
  }
}
