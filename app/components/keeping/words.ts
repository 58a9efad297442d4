import type { HoldRefusal, PolicyRefusal, WhyStays } from '#app/domain/keeping/retention.ts'
import { LEAST_YEARS, MOST_YEARS } from '#app/domain/keeping/retention.ts'

export const WHY_STAYS_WORDS: Record<WhyStays, string> = {
  'legal-hold': 'a legal hold stands',
  'not-ended': 'the stay has no end',
  retention: 'the years are not over',
  minor: 'the patient was a minor',
  'query-not-ended': 'a query is still open',
  'query-retention': "a query's own years are not over",
}

const SAID: Record<HoldRefusal | PolicyRefusal | 'running' | 'not-allowed', string> = {
  'no-reason': 'Say why: the reason stays with the hold.',
  'no-such-patient': 'No patient has this record number or id.',
  'already-held': 'A hold on this patient stands already.',
  'not-held': 'This hold was lifted already.',
  'years-out-of-range': `Give whole years from ${LEAST_YEARS} to ${MOST_YEARS}.`,
  'age-out-of-range': `Give an age from 18 to ${MOST_YEARS}.`,
  running: 'A purge is running already.',
  'not-allowed': 'Only an administrator changes the policy and purges.',
}
export const sayKeepingRefusal = (refusal: keyof typeof SAID): string => SAID[refusal]
