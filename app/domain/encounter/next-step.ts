import type { CodingState } from './chart.ts'

/** What the coder's side does next with an encounter. `done` leaves the work list. */
export const NEXT_STEPS = ['code', 'reconcile', 'await-answer', 'finish', 'done'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** Returns the next step: an answer to reconcile comes before all, an open question before finishing. */
export function nextStepOf(e: { codingState: CodingState; openQueries: number; answeredQueries: number }): NextStep {
  if (e.answeredQueries > 0) return 'reconcile'
  if (e.openQueries > 0) return 'await-answer'
  if (e.codingState === 'uncoded') return 'code'
  return e.codingState === 'working' ? 'finish' : 'done'
}
