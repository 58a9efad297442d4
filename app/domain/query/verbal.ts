import { ok, type Result, refuse } from '../shared/result.ts'
import { type AnswerRefusal, gistOfAnswer } from './lifecycle.ts'
import type { Query } from './query.ts'

/** What was said when a physician was asked in person: by whom, when, which option or in which words. */
export type Said = { providerId: string; optionId: string | null; words: string; saidAt: Date }
export type VerbalRefusal = AnswerRefusal | 'not-a-draft' | 'no-addressee' | 'not-said-yet' | 'said-long-ago'

/** Hours within which what was said must be written down: "at once" (P-VERBAL), so at the latest within the same day. */
export const RECORD_WITHIN_HOURS = 24

/**
 * Returns the draft as a verbal query to who spoke, or which part of the record is missing. The content passes the same gate afterwards; the
 * answer counts as one only when its physician signs it (P-WHO).
 */
export function recordVerbal(query: Query, said: Said, at: Date): Result<Query, VerbalRefusal> {
  if (query.state !== 'draft') return refuse('not-a-draft')
  if (said.providerId === '') return refuse('no-addressee')
  if (Number.isNaN(said.saidAt.getTime()) || said.saidAt > at) return refuse('not-said-yet')
  if (at.getTime() - said.saidAt.getTime() > RECORD_WITHIN_HOURS * 3_600_000) return refuse('said-long-ago')
  const optionIds = said.optionId === null ? [] : [said.optionId]
  const gist = gistOfAnswer(query.wording, { optionIds, words: said.words, comment: '' })
  if (!gist.ok) return gist
  return ok({ ...query, channel: 'verbal', providerId: said.providerId })
}

/** What was said, in words for the history. */
export function sayVerbal(query: Pick<Query, 'wording'>, said: Said): string {
  const option = query.wording.options.find(({ id }) => id === said.optionId)?.text
  return `Asked in person. The answer, to be signed: ${[option, said.words.trim()].filter(Boolean).join(': ')}`
}
