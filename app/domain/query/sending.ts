import { ok, type Result, refuse } from '../shared/result.ts'
import type { CheckResult } from './draft.ts'
import { startClock } from './ladder.ts'
import { type SendRefusal, sendQuery, timingOf } from './lifecycle.ts'
import { calendarOf, mayAskAfterBill, type QueryPolicy } from './policy.ts'
import type { Query } from './query.ts'
import { type Earlier, repeatOf } from './requery.ts'
import { askReview, needsReview } from './review.ts'

/** All that decides whether a draft goes out: the rules' findings, the policy, the encounter and what was asked in it before. */
export type SendingFacts = {
  at: Date
  check: CheckResult
  policy: QueryPolicy
  timeZone: string
  encounter: { endAt: Date | null; billStatus: 'unbilled' | 'billed' }
  others: readonly Earlier[]
  sentByAuthor: number
  /** A second person has agreed to these words. */
  isApproved: boolean
}

/**
 * Returns the query as it goes out ("open"), or as it goes to the second look that the policy wants ("review"), or why it stays. The gate is
 * the same for every channel (P-SAME). A second person's approval answers a repeat, never a broken rule.
 */
export function decideSending(
  query: Query,
  facts: SendingFacts,
): Result<{ deed: 'open' | 'review'; query: Query }, SendRefusal> {
  const { at, check, policy, encounter } = facts
  const timing = timingOf(encounter, at)
  const clock = startClock(policy, calendarOf(policy, facts.timeZone), timing, at)
  const sent = sendQuery(query, { at, clock, timing, check })
  if (!sent.ok) return sent
  if (timing === 'post-bill') {
    const allowed = mayAskAfterBill(policy, { reason: query.postBillReason, endAt: encounter.endAt, at })
    if (!allowed.ok) return allowed
  }
  if (facts.isApproved) return ok({ deed: 'open', query: sent.value })
  const repeat = repeatOf(query, facts.others)
  if (repeat) return refuse(repeat)
  if (query.state === 'in-review') return refuse('not-a-draft')
  if (!needsReview(policy, query, facts.sentByAuthor)) return ok({ deed: 'open', query: sent.value })
  const asked = askReview(query, { at })
  return asked.ok ? ok({ deed: 'review', query: asked.value }) : refuse('not-a-draft')
}
