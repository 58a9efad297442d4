import type { RetentionClass } from '#app/domain/query/retention.ts'
import { never } from '#app/domain/shared/result.ts'

export const RETENTION_WORDS: Record<RetentionClass, string> = {
  'health-record': 'Health record',
  'business-record': 'Business record',
}

export type HoldRefusal = 'no-reason' | 'held-already' | 'not-held' | 'no-change' | 'changed-meanwhile'

export function sayHoldRefusal(refusal: HoldRefusal): string {
  switch (refusal) {
    case 'no-reason':
      return 'Say why, in a sentence: the reason stays with the query.'
    case 'held-already':
      return 'A legal hold stands already.'
    case 'not-held':
      return 'No legal hold stands.'
    case 'no-change':
      return 'It belongs to that record already.'
    case 'changed-meanwhile':
      return 'Someone else changed this meanwhile. Look at what is there now and try again.'
    default:
      return never(refusal)
  }
}
