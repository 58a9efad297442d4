import type { CorrectRefusal, SendRefusal } from '#app/domain/query/lifecycle.ts'
import type { ReviewRefusal } from '#app/domain/query/review.ts'
import type { VerbalRefusal } from '#app/domain/query/verbal.ts'
import { never } from '#app/domain/shared/result.ts'
import { sayAnswerRefusal, saySendRefusal } from './words.ts'

export function sayReviewRefusal(refusal: ReviewRefusal | 'not-a-draft' | 'no-text'): string {
  switch (refusal) {
    case 'not-in-review':
      return 'This draft no longer waits for a second look.'
    case 'own-query':
      return 'A second look is someone else’s: this is your own query.'
    case 'reviewed-already':
      return 'You have given your verdict in this round.'
    case 'no-words':
      return 'Say what should change: the author reads it.'
    case 'not-a-draft':
      return 'Only a draft can be given to a second look.'
    case 'no-text':
      return 'Write the question first.'
    default:
      return never(refusal)
  }
}

export function sayCorrectRefusal(refusal: CorrectRefusal | 'no-reason' | 'changed-meanwhile'): string {
  switch (refusal) {
    case 'not-open':
      return 'This query is no longer open, so its words stay as they are.'
    case 'same-words':
      return 'Nothing was changed.'
    case 'no-text':
      return 'A query needs a title and a question.'
    case 'not-compliant':
      return 'A rule of compliant query practice is broken. The findings say which words and why.'
    case 'warnings-unanswered':
      return 'A warning needs a change or your reason.'
    case 'no-reason':
      return 'Say why the words change: it stays in the history.'
    case 'changed-meanwhile':
      return 'Someone else changed this query meanwhile. Look at what is there now.'
    default:
      return never(refusal)
  }
}

export function sayVerbalRefusal(refusal: VerbalRefusal): string {
  switch (refusal) {
    case 'not-a-draft':
      return 'This query was already sent.'
    case 'no-addressee':
      return 'Say which clinician answered.'
    case 'not-said-yet':
      return 'Say when it was answered: a time up to now.'
    case 'said-long-ago':
      return 'What was said is recorded at once, at the latest within a day. Send the query in writing instead.'
    default:
      return sayAnswerRefusal(refusal)
  }
}

/** Any "no" of the page of second looks: a verdict's, or the gate's. */
export function sayReviewOutcome(
  refusal: ReviewRefusal | SendRefusal | 'changed-meanwhile' | 'no-such-encounter',
): string {
  switch (refusal) {
    case 'not-in-review':
    case 'own-query':
    case 'reviewed-already':
    case 'no-words':
      return sayReviewRefusal(refusal)
    default:
      return saySendRefusal(refusal)
  }
}

/** Any "no" to the record of a verbal query: its own, or the gate's. */
export function sayVerbalOutcome(
  refusal: VerbalRefusal | SendRefusal | 'changed-meanwhile' | 'no-such-encounter',
): string {
  switch (refusal) {
    case 'no-text':
    case 'not-compliant':
    case 'warnings-unanswered':
    case 'asked-before':
    case 'open-already':
    case 'needs-reason-post-bill':
    case 'window-closed':
    case 'changed-meanwhile':
    case 'no-such-encounter':
      return saySendRefusal(refusal)
    default:
      return sayVerbalRefusal(refusal)
  }
}
