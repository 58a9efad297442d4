import { ok, type Result, refuse } from '../shared/result.ts'
import { mayHappen } from './lifecycle.ts'
import type { EventKind, Query } from './query.ts'

/** What an advisor says of an answer that was doubted. Neither changes the question or the answer (P-ESC). */
export const ADVICE = ['stands', 'ask-again', 'talk'] as const
export type Advice = (typeof ADVICE)[number]

/** True while an answer lies with the physician advisor: it was referred, and no advice has come since. `kinds` in the order of time. */
export const isReferred = (kinds: readonly EventKind[]): boolean =>
  kinds.lastIndexOf('referred') > kinds.lastIndexOf('advised')

export type ReferRefusal = 'not-answered' | 'no-words' | 'referred-already'

/**
 * The desk refers a signed answer that does not answer, or that the findings do not bear out, to the physician advisor (P-ESC). The answer
 * stands as it was signed; the query waits for the advice before it is closed.
 */
export function referAnswer(
  query: Query,
  by: { at: Date; words: string; isReferred: boolean },
): Result<Query, ReferRefusal> {
  if (!mayHappen('referred', query.state)) return refuse('not-answered')
  if (by.isReferred) return refuse('referred-already')
  if (by.words.trim() === '') return refuse('no-words')
  return ok({ ...query, updatedAt: by.at })
}

/** The advisor's word on a referred answer, with the reason. */
export function adviseOn(
  query: Query,
  by: { at: Date; advice: string; words: string; isReferred: boolean },
): Result<{ query: Query; advice: Advice }, 'not-referred' | 'no-advice' | 'no-words'> {
  if (!mayHappen('advised', query.state) || !by.isReferred) return refuse('not-referred')
  const advice = ADVICE.find((known) => known === by.advice)
  if (!advice) return refuse('no-advice')
  if (by.words.trim() === '') return refuse('no-words')
  return ok({ query: { ...query, updatedAt: by.at }, advice })
}
