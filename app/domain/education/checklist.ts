import { isOver, type Session } from './session.ts'

export const STEPS = ['material', 'audience', 'date', 'invitations', 'answers', 'attendance', 'quiz', 'effect'] as const
export type StepName = (typeof STEPS)[number]
/** `n` of `of` where a step counts people. */
export type Step = { name: StepName; state: 'done' | 'begun' | 'open'; n: number; of: number }

export type SessionCounts = {
  meant: number
  invited: number
  answered: number
  yes: number
  attended: number
  quizzed: number
  monthsAfter: number
}

/** Months of notes after the session before its effect is worth a look. */
export const MONTHS_FOR_EFFECT = 3

/** What is done and what is next. Nothing is ticked by hand. */
export function checklistOf(session: Session, counts: SessionCounts, at: Date): Step[] {
  const step = (name: StepName, n: number, of: number): Step => ({ name, state: stateOf(n, of), n, of })
  const held = isOver(session, at)
  return [
    step('material', session.materialId === '' ? 0 : 1, 1),
    step('audience', counts.meant, counts.meant),
    step('date', 1, 1),
    step('invitations', counts.invited, counts.meant),
    step('answers', counts.answered, counts.invited),
    held || counts.attended > 0
      ? step('attendance', counts.attended, Math.max(counts.yes, counts.attended))
      : step('attendance', 0, counts.yes),
    step('quiz', counts.quizzed, counts.attended),
    step('effect', Math.min(counts.monthsAfter, MONTHS_FOR_EFFECT), MONTHS_FOR_EFFECT),
  ]
}

function stateOf(n: number, of: number): Step['state'] {
  if (n <= 0) return 'open'
  return n >= of ? 'done' : 'begun'
}
