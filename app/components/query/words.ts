import type { OptionRole, Purpose, QueryKind } from '#app/domain/query/draft.ts'
import type { AnswerRefusal, SendRefusal } from '#app/domain/query/lifecycle.ts'
import type { QueryState, Timing } from '#app/domain/query/query.ts'
import { never } from '#app/domain/shared/result.ts'
import type { Tone } from '../ui/badge.tsx'

export const KIND_WORDS: Record<QueryKind, string> = {
  'multiple-choice': 'Multiple choice',
  'yes-no': 'Yes or no',
  'open-ended': 'Open-ended',
}
export const PURPOSE_WORDS: Record<Purpose, string> = {
  'new-diagnosis': 'New diagnosis',
  specificity: 'Specificity',
  'cause-effect': 'Cause and effect',
  conflict: 'Conflicting documentation',
  poa: 'Present on admission',
  'clinical-validation': 'Clinical validation',
  procedure: 'Procedure',
  other: 'Let the checker infer it',
}
export const ROLE_OF_OPTION_WORDS: Record<OptionRole, string> = {
  diagnosis: 'Clinical answer',
  other: 'Other, in own words',
  undetermined: 'Unable to determine',
  'not-significant': 'Not clinically significant',
  'ruled-out': 'Ruled out',
  yes: 'Yes',
  no: 'No',
}
export const TIMING_WORDS: Record<Timing, string> = {
  concurrent: 'Concurrent',
  retrospective: 'Retrospective',
  'post-bill': 'Post-bill',
}
export const STATE_WORDS: Record<QueryState, { words: string; tone: Tone }> = {
  draft: { words: 'Draft', tone: 'plain' },
  'in-review': { words: 'In review', tone: 'accent' },
  open: { words: 'Open', tone: 'accent' },
  answered: { words: 'Answered', tone: 'warn' },
  closed: { words: 'Closed', tone: 'good' },
  withdrawn: { words: 'Withdrawn', tone: 'plain' },
  expired: { words: 'Expired', tone: 'bad' },
}
/** Where an open query stands, by its step on the ladder. */
export const LADDER_WORDS = ['addressee', 'addressee, reminded', 'covering provider', 'physician advisor', 'chief']
/** What comes after each step. */
export const STEP_AFTER = ['reminder', 'covering provider', 'physician advisor', 'chief', 'expires']
export function sayAnswerRefusal(refusal: AnswerRefusal): string {
  switch (refusal) {
    case 'not-party':
      return 'This query is addressed to someone else, so your answer cannot be signed here.'
    case 'not-open':
      return 'This query is no longer open: it was answered, redirected or withdrawn meanwhile. What you typed is kept below.'
    case 'empty-answer':
      return 'Choose an answer or write one before signing.'
    case 'no-such-option':
      return 'Choose one of the answers in the list.'
    case 'other-needs-words':
      return 'You chose "other": write the answer in your own words.'
    case 'words-changed':
      return 'The coder corrected the question while you were answering. Read it again; what you typed is kept.'
    default:
      return never(refusal)
  }
}

/** Why nothing can be signed here. */
export function sayEnded(state: string, isParty: boolean): string {
  if (state === 'withdrawn') return 'The coder withdrew this query. Nothing is asked of you any more.'
  if (state === 'expired') return 'This query has expired without an answer. Nothing is asked of you any more.'
  if (state === 'open' && !isParty)
    return 'This query is addressed to a colleague. You can read it; only they, or who covers for them, can sign.'
  return 'This query is no longer open. Nothing is asked of you any more.'
}

export function saySendRefusal(refusal: SendRefusal | 'changed-meanwhile' | 'no-such-encounter'): string {
  switch (refusal) {
    case 'not-a-draft':
      return 'This query was already sent.'
    case 'no-addressee':
      return 'Choose who is asked before sending.'
    case 'not-compliant':
      return 'A rule of compliant query practice is broken. The findings below say which words and why.'
    case 'warnings-unanswered':
      return 'A warning needs a change or your reason before sending.'
    case 'no-text':
      return 'A query needs a title and a question.'
    case 'asked-before':
      return 'This was asked and answered in this encounter. Asking again needs a new finding or a second reviewer.'
    case 'open-already':
      return 'The same question is open in this encounter. Withdraw or correct that query, or ask a second reviewer for consent.'
    case 'window-closed':
      return 'The time in which this bill may still be corrected is over, so the policy allows no query.'
    case 'needs-reason-post-bill':
      return 'The bill has gone out. Say which audit, denial or review this query comes from.'
    case 'changed-meanwhile':
      return 'Someone else changed this draft meanwhile. Your words are still here: copy what you need, then reload.'
    case 'no-such-encounter':
      return 'The encounter of this draft is gone.'
    default:
      return never(refusal)
  }
}

export type DeedRefusal =
  | 'not-open'
  | 'not-party'
  | 'no-words'
  | 'no-reason'
  | 'no-such-provider'
  | 'same-provider'
  | 'not-answered'
  | 'not-yours'
  | 'too-late'
  | 'changed-meanwhile'
  | 'not-a-draft'
  | 'reminded-lately'
  | 'waits-for-desk'
  | 'not-in-review'
  | 'not-author'
  | 'same-person'
  | 'no-such-colleague'
  | 'not-allowed'
  | 'not-there'
  | 'reply-leads'
  | 'referred-already'
  | 'not-referred'
  | 'no-advice'
  | 'with-advisor'

export function sayDeedRefusal(refusal: DeedRefusal): string {
  switch (refusal) {
    case 'not-open':
      return 'This query is no longer open.'
    case 'not-party':
      return 'This query is addressed to someone else.'
    case 'no-words':
      return 'Write a sentence first: it is what the other side reads.'
    case 'no-reason':
      return 'Say why, in a sentence: the reason stays with the query.'
    case 'no-such-provider':
      return 'Choose who should be asked instead.'
    case 'same-provider':
      return 'The query is already addressed to this clinician.'
    case 'not-answered':
      return 'There is no answer here any more.'
    case 'not-yours':
      return 'Only who signed can take an answer back.'
    case 'too-late':
      return 'Ten seconds have passed; the answer stands. Write to the coder if it must change.'
    case 'changed-meanwhile':
      return 'Someone else changed this meanwhile. Look at what is there now and try again.'
    case 'not-a-draft':
      return 'This query was already sent.'
    case 'reminded-lately':
      return 'A reminder went out within the hour.'
    case 'not-in-review':
      return 'This draft no longer waits for a second look.'
    case 'not-author':
      return 'Only who wrote it can take it back from review.'
    case 'waits-for-desk':
      return 'The physician asked back and waits for your words: nobody is reminded until you have answered.'
    case 'same-person':
      return 'This person follows the query up already.'
    case 'no-such-colleague':
      return 'Choose a colleague of the desk who works for this facility.'
    case 'not-allowed':
      return 'Who is asked is changed by a CDI specialist, an advisor or a manager; by you once the addressee has given the query back.'
    case 'referred-already':
      return 'This answer lies with the physician advisor already.'
    case 'not-referred':
      return 'No advice is asked for here any more.'
    case 'no-advice':
      return 'Choose what you advise.'
    case 'with-advisor':
      return 'This answer lies with the physician advisor. It can be reconciled when the advice is there.'
    case 'reply-leads':
      return 'These words cannot go to the physician: what stands beside a query is held to the same rules as the query.'
    case 'not-there':
      return 'This query is not there.'
    default:
      return never(refusal)
  }
}
