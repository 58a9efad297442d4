import { suppressSmall } from '../statistics/suppression.ts'
import type { Counts } from './counts.ts'

export const ANSWER_KINDS = ['agreed', 'other', 'undetermined', 'notClinical'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]
/** Null: hidden, since it or what could be told from it is under ten. */
export type KindsShown = { kinds: { kind: AnswerKind; n: number | null }[]; total: number | null }

/** Answers by kind, small cells hidden so that the total does not give them away. METRICS.md section 3; `suppressSmall`. */
export function answersByKind(counts: Counts): KindsShown {
  const { cells, total } = suppressSmall([ANSWER_KINDS.map((kind) => counts[kind])])
  return { kinds: ANSWER_KINDS.map((kind, at) => ({ kind, n: cells[0]?.[at] ?? null })), total }
}

/** A row of counts of which the small ones, and as many others as would give them away, are hidden (null). */
export const hideSmall = (counts: readonly number[]): (number | null)[] => [...(suppressSmall([counts]).cells[0] ?? [])]
