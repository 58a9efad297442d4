import type { EncounterFacts } from './facts.ts'
import { monthOf } from './month.ts'

/** The first review of an encounter, and each that came back to it on another day or by another reviewer. */
export const REVIEW_KINDS = ['new', 'follow-up'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/**
 * The CDI reviews of a finally coded encounter, each for its reviewer and the month in which it was made: somebody of documentation review
 * opened the chart, or sent a query, before the coding was final. Twice on a day by one reviewer is one review. METRICS.md section 3.
 */
export function reviewsOf({
  reviews,
  isFinal,
  coding,
}: Pick<EncounterFacts, 'reviews' | 'isFinal' | 'coding'>): { who: string; month: number; kind: ReviewKind }[] {
  if (!isFinal || coding === null) return []
  const seen = new Set<string>()
  return [...reviews]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.by < b.by ? -1 : 1))
    .filter(({ by, at }) => {
      const key = `${by} ${at.toISOString().slice(0, 10)}`
      const isCounted = at <= coding.at && !seen.has(key)
      seen.add(key)
      return isCounted
    })
    .map(({ by, at }, place) => ({ who: by, month: monthOf(at), kind: place === 0 ? 'new' : 'follow-up' }))
}
