import { suppressSmall } from '../statistics/suppression.ts'
import type { Counts } from './counts.ts'
import { type Shown, shown } from './rates.ts'

export const ANSWER_KINDS = ['agreed', 'other', 'undetermined', 'notClinical'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]
export type KindShown = { kind: AnswerKind; share: Shown }

/** Answers by kind as shares of all substantive ones, validation queries apart; "too-few" where there are under ten of them. */
export function answersByKind(
  counts: Counts,
  isTold: (sizeOf: (some: Counts) => number) => boolean = () => true,
): KindShown[] {
  const allOf = (some: Counts) => ANSWER_KINDS.reduce((sum, kind) => sum + some[kind], 0)
  return ANSWER_KINDS.map((kind) => ({
    kind,
    share: isTold(allOf) ? shown({ events: counts[kind], n: allOf(counts) }) : ('too-few' as const),
  }))
}

/** A row of counts of which the small ones, and as many others as would give them away, are hidden (null). */
export const hideSmall = (counts: readonly number[]): (number | null)[] => [...(suppressSmall([counts]).cells[0] ?? [])]
