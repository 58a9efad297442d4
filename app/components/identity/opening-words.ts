import type { OpeningPurpose, OpeningRefusal, OpeningVerdict, ReviewRefusal } from '#app/domain/identity/opening.ts'
import { never } from '#app/domain/shared/result.ts'

export const PURPOSE_WORDS: Record<OpeningPurpose, string> = {
  coding: 'Coding of this stay',
  care: 'Care of this patient',
  quality: 'Quality review or a complaint',
  payment: 'A denial, an audit or a payment',
  legal: 'A legal or regulatory duty',
}
export const VERDICT_WORDS: Record<OpeningVerdict, string> = { justified: 'Justified', unjustified: 'Not justified' }

export function sayOpeningRefusal(refusal: OpeningRefusal | 'no-such-chart' | 'not-allowed'): Record<string, string> {
  switch (refusal) {
    case 'no-purpose':
      return { purpose: 'Choose a purpose.' }
    case 'no-reason':
      return { words: 'Say why, in a sentence that a reviewer can follow.' }
    case 'no-such-chart':
      return { record: 'No chart has this record number. The attempt was recorded.' }
    case 'not-allowed':
      return { form: 'Your role cannot open charts.' }
    default:
      return never(refusal)
  }
}

export function sayReviewRefusal(refusal: ReviewRefusal | 'no-such-opening'): string {
  switch (refusal) {
    case 'own-opening':
      return 'You opened this chart yourself: somebody else reviews it.'
    case 'reviewed-already':
      return 'Somebody reviewed this already.'
    case 'no-words':
      return 'Say what was not justified.'
    case 'no-such-opening':
      return 'This opening is not yours to review.'
    default:
      return never(refusal)
  }
}
