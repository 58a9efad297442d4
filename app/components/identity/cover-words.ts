import type { CoverRefusal } from '#app/domain/notify/cover.ts'
import { never } from '#app/domain/shared/result.ts'

export function sayCoverRefusal(refusal: CoverRefusal | 'no-clinician' | 'no-such-provider' | 'no-such-cover'): string {
  switch (refusal) {
    case 'no-days':
      return 'Say from which day to which day.'
    case 'backwards':
      return 'The last day lies before the first.'
    case 'over':
      return 'These days are over.'
    case 'overlapping':
      return 'The repetition begins before the days before it end: seven on and seven off is 7 days, every 14.'
    case 'too-long':
      return 'At most 400 days ahead.'
    case 'no-clinician':
      return 'Your account is not tied to a clinician, so no query is addressed to you.'
    case 'no-such-provider':
      return 'Choose a colleague.'
    case 'no-such-cover':
      return 'This cover was ended already.'
    default:
      return never(refusal)
  }
}
