/** Payers as scorecards tell them apart: what a claim says is free text, and a filter needs few and steady choices. */
export const PAYERS = ['medicare', 'medicaid', 'commercial', 'other'] as const
export type Payer = (typeof PAYERS)[number]

const SAID: readonly (readonly [RegExp, Payer])[] = [
  [/medicaid|chip\b/i, 'medicaid'],
  [/medicare|mcr\b/i, 'medicare'],
  [/self|uninsured|charity|no charge|workers|auto|tricare|veteran|champva/i, 'other'],
]

/** The payer that a chart's words name: Medicare Advantage is Medicare's, an unnamed plan is commercial, no words are "other". */
export function payerOf(words: string | null): Payer {
  if (words === null || words.trim() === '') return 'other'
  return SAID.find(([pattern]) => pattern.test(words))?.[1] ?? 'commercial'
}
