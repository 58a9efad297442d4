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
