import { sha256 } from '../audit/hash.ts'
import { type Rate, rateOf, Z95 } from '../shared/rate.ts'
import { ok, type Result, refuse } from '../shared/result.ts'

export const VERDICTS = ['compliant', 'not-compliant'] as const
export type Verdict = (typeof VERDICTS)[number]
export type Judgment = { reviewerId: string; verdict: Verdict; judgedAt: Date }

/** Each query of a sample is judged by so many people, each alone. */
export const REVIEWERS = 2

/**
 * Returns a random sample of at most `size` ids: those whose SHA-256 with the seed comes first. Anyone with seed and frame draws the same
 * one, in whatever order the frame is listed.
 */
export function drawSample(ids: readonly string[], { seed, size }: { seed: string; size: number }): string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, place: sha256(`${seed}|${id}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, Math.max(0, size))
    .map(({ id }) => id)
}

export type JudgeRefusal = 'own-query' | 'judged-already' | 'enough-judged' | 'no-rule-named'

/** Returns whether a person may judge a query: not their own, not twice, and no third voice; "not compliant" names a rule. */
export function judge(
  item: { authorIds: readonly string[]; judgments: readonly Judgment[] },
  by: { reviewerId: string; verdict: Verdict; rules: readonly string[] },
): Result<null, JudgeRefusal> {
  if (item.authorIds.includes(by.reviewerId)) return refuse('own-query')
  if (item.judgments.some(({ reviewerId }) => reviewerId === by.reviewerId)) return refuse('judged-already')
  if (item.judgments.length >= REVIEWERS) return refuse('enough-judged')
  return by.verdict === 'not-compliant' && by.rules.length === 0 ? refuse('no-rule-named') : ok(null)
}

export type Agreement = {
  /** Queries that two people have judged. */
  pairs: number
  /** The part on which both said the same, 0 to 1 with Wilson's interval; null without a pair. */
  agreed: Rate | null
  /** -1 to 1; null where chance alone explains everything (all verdicts alike) or nothing was judged. */
  kappa: { value: number; low: number; high: number } | null
}

/**
 * Returns how far two reviewers agree, and how far beyond chance: Cohen's kappa (Educ Psychol Meas 1960;20:37-46) with its large-sample 95 %
 * interval, cut at -1 and 1. Each pair holds the first and the second judgment of one query.
 */
export function agreementOf(pairs: readonly (readonly [Verdict, Verdict])[]): Agreement {
  const n = pairs.length
  const same = pairs.filter(([a, b]) => a === b).length
  const agreed = rateOf(same, n)
  if (!agreed) return { pairs: 0, agreed: null, kappa: null }
  const first = pairs.filter(([a]) => a === 'compliant').length / n
  const second = pairs.filter(([, b]) => b === 'compliant').length / n
  const expected = first * second + (1 - first) * (1 - second)
  if (1 - expected < 1e-12) return { pairs: n, agreed, kappa: null }
  const observed = same / n
  const value = (observed - expected) / (1 - expected)
  const error = Math.sqrt((observed * (1 - observed)) / n) / (1 - expected)
  const low = Math.max(-1, value - Z95 * error)
  const high = Math.min(1, value + Z95 * error)
  return { pairs: n, agreed, kappa: { value, low, high } }
}

/** Returns the two judgments of a query that count, the first given first, or null until both are there. */
export function pairOf(judgments: readonly Judgment[]): readonly [Verdict, Verdict] | null {
  const [first, second] = [...judgments].sort((a, b) => a.judgedAt.getTime() - b.judgedAt.getTime())
  return first && second ? [first.verdict, second.verdict] : null
}
