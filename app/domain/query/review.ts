import { ok, type Result, refuse } from '../shared/result.ts'
import type { QueryPolicy } from './policy.ts'
import type { Query } from './query.ts'

export type Verdict = 'approve' | 'return'
export type Review = { reviewerId: string; verdict: Verdict; words: string }

/** A number from 0 to 99 that belongs to an id for ever (FNV-1a): a sample that nobody can steer by trying again. */
export function drawOf(id: string): number {
  let hash = 0x811c9dc5
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % 100
}

/** True when the policy wants a second look at this query before it goes out. `sentByAuthor` counts what the author has sent so far. */
export function needsReview(policy: QueryPolicy, query: Pick<Query, 'id'>, sentByAuthor: number): boolean {
  const { rule, samplePercent, newAuthorQueries } = policy.review
  if (rule === 'everybody') return true
  if (rule === 'new-authors') return sentByAuthor < newAuthorQueries
  return rule === 'sample' && drawOf(query.id) < samplePercent
}

export function askReview(query: Query, by: { at: Date }): Result<Query, 'not-a-draft' | 'no-text'> {
  if (query.state !== 'draft') return refuse('not-a-draft')
  if (query.wording.question.trim() === '') return refuse('no-text')
  return ok({ ...query, state: 'in-review', updatedAt: by.at })
}

/** Returns what the verdicts of a round come to: as many of one kind as there are reviewers wanted; of two that differ a third decides. */
export function outcomeOfReviews(reviews: readonly Review[], wanted: 1 | 2): 'approved' | 'returned' | 'waiting' {
  const count = (verdict: Verdict) => reviews.filter((review) => review.verdict === verdict).length
  if (count('approve') >= wanted) return 'approved'
  return count('return') >= wanted ? 'returned' : 'waiting'
}

/** Its author takes a query back before the second look is given: a draft again, and the next look is a new round. */
export function recallReview(
  query: Query,
  by: { userId: string; at: Date },
): Result<Query, 'not-in-review' | 'not-author'> {
  if (query.state !== 'in-review') return refuse('not-in-review')
  if (query.authorId !== by.userId) return refuse('not-author')
  return ok({ ...query, state: 'draft', updatedAt: by.at })
}

export type ReviewRefusal = 'not-in-review' | 'own-query' | 'reviewed-already' | 'no-words'

/** A verdict by someone other than the author, once a round; a return says why. The query stays in review until the round is decided. */
export function reviewQuery(
  query: Query,
  by: Review & { at: Date; earlier: readonly Review[]; wanted: 1 | 2 },
): Result<{ query: Query; outcome: 'approved' | 'returned' | 'waiting' }, ReviewRefusal> {
  if (query.state !== 'in-review') return refuse('not-in-review')
  if (query.authorId === by.reviewerId) return refuse('own-query')
  if (by.earlier.some((review) => review.reviewerId === by.reviewerId)) return refuse('reviewed-already')
  if (by.verdict === 'return' && by.words.trim() === '') return refuse('no-words')
  const outcome = outcomeOfReviews([...by.earlier, by], by.wanted)
  return ok({ outcome, query: { ...query, state: outcome === 'returned' ? 'draft' : 'in-review', updatedAt: by.at } })
}

/** Of pairs of verdicts by two reviewers of the same round, how many agree; `n` pairs. Rounds with one verdict count for nothing. */
export function agreementOf(rounds: readonly (readonly Review[])[]): { agreed: number; n: number } {
  const pairs = rounds.flatMap(([first, second]) => (first && second ? [first.verdict === second.verdict] : []))
  return { agreed: pairs.filter((same) => same).length, n: pairs.length }
}
