import type { PolicyRefusal, PostBillReason, ReviewRule } from '#app/domain/query/policy.ts'
import { never } from '#app/domain/shared/result.ts'

export const REVIEW_RULE_WORDS: Record<ReviewRule, string> = {
  nobody: 'No second look',
  sample: 'A share of all queries',
  'new-authors': 'The first queries of each author',
  everybody: 'Every query',
}
export const POST_BILL_WORDS: Record<PostBillReason, string> = {
  audit: 'An audit',
  denial: 'A denial',
  monitor: 'Internal monitoring',
}
export const DAY_WORDS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export function sayPolicyRefusal(refusal: PolicyRefusal | 'changed-meanwhile' | 'not-your-facility'): string {
  switch (refusal) {
    case 'due-hours':
      return 'The time to answer is a number of business hours above 0, at most 2,000.'
    case 'ladder-hours':
      return 'A step of the ladder is a number of business hours above 0, or empty to leave it out.'
    case 'office-hours':
      return 'The office closes at least an hour after it opens, on the same day.'
    case 'no-working-day':
      return 'Choose at least one working day.'
    case 'holiday':
      return 'Write each holiday as 2026-11-26, one a line.'
    case 'review':
      return 'The share is 0 to 100 percent, the number of queries 0 or more.'
    case 'window':
      return 'The window is a number of days above 0, or empty for none.'
    case 'retro':
      return 'The days after the stay are a number above 0, or empty for none.'
    case 'retention':
      return 'A query is kept for a whole number of years, 1 to 100.'
    case 'changed-meanwhile':
      return 'Someone else changed this policy meanwhile. Look at what is there now and try again.'
    case 'not-your-facility':
      return 'This policy is for people of that facility.'
    default:
      return never(refusal)
  }
}
