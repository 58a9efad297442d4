import type { Question } from './material.ts'

export type Graded = { right: number; of: number; each: { chosen: number | null; isRight: boolean }[] }

/** How many of a quiz's questions were answered rightly; one left open or out of range is wrong. */
export function grade(quiz: readonly Question[], answers: readonly (number | null)[]): Graded {
  const each = quiz.map(({ right, choices }, i) => {
    const given = answers[i] ?? null
    const chosen = given !== null && Number.isInteger(given) && given >= 0 && given < choices.length ? given : null
    return { chosen, isRight: chosen === right }
  })
  return { each, of: quiz.length, right: each.filter(({ isRight }) => isRight).length }
}

/** Two in three complete a card of one's own pace. */
export const isPassed = ({ right, of }: { right: number; of: number }): boolean => of > 0 && right * 3 >= of * 2

/** The first try of each person: the answers are shown after it, so that a later one tells of the page and not of the session. */
export function firstTries<T extends { userId: string; takenAt: Date }>(quizzes: readonly T[]): T[] {
  const first = new Map<string, T>()
  for (const one of quizzes) {
    const known = first.get(one.userId)
    if (!known || one.takenAt < known.takenAt) first.set(one.userId, one)
  }
  return [...first.values()]
}
