import { createElement, type ReactElement } from 'react'
import * as auditHead from './audit-head.tsx'
import * as educationCancelled from './education-cancelled.tsx'
import * as educationChanged from './education-changed.tsx'
import * as educationInvited from './education-invited.tsx'
import * as educationNote from './education-note.tsx'
import * as educationReminder from './education-reminder.tsx'
import * as educationSeat from './education-seat.tsx'
import * as queryAnswered from './query-answered.tsx'
import * as queryCorrected from './query-corrected.tsx'
import * as queryDigest from './query-digest.tsx'
import * as queryEscalated from './query-escalated.tsx'
import * as queryExpired from './query-expired.tsx'
import * as queryRaised from './query-raised.tsx'
import * as queryReminder from './query-reminder.tsx'
import * as queryReplied from './query-replied.tsx'
import * as queryReturned from './query-returned.tsx'
import * as queryReview from './query-review.tsx'
import * as scorecardMonthly from './scorecard-monthly.tsx'

export type Props = Record<string, string>
export type LetterKind = { subject: (props: Props) => string; body: (props: Props) => ReactElement; sample: Props }

/** Every letter by its name in the outbox. Props are plain strings: a letter knows no record. */
export const LETTERS: Record<string, LetterKind> = {
  'query-raised': letter(queryRaised),
  'query-reminder': letter(queryReminder),
  'query-escalated': letter(queryEscalated),
  'query-answered': letter(queryAnswered),
  'query-replied': letter(queryReplied),
  'query-returned': letter(queryReturned),
  'query-corrected': letter(queryCorrected),
  'query-expired': letter(queryExpired),
  'query-review': letter(queryReview),
  'query-digest': letter(queryDigest),
  'audit-head': letter(auditHead),
  'scorecard-monthly': letter(scorecardMonthly),
  'education-invited': letter(educationInvited),
  'education-changed': letter(educationChanged),
  'education-cancelled': letter(educationCancelled),
  'education-reminder': letter(educationReminder),
  'education-seat': letter(educationSeat),
  'education-note': letter(educationNote),
}

/** Refuses props that lack a string the letter's sample has: a letter with a hole is not sent. */
function letter<P extends Props>(module: {
  subject: (props: P) => string
  Body: (props: P) => ReactElement
  sample: P
}): LetterKind {
  const whole = (props: Props): props is P => Object.keys(module.sample).every((key) => typeof props[key] === 'string')
  const need = (props: Props): P => {
    if (whole(props)) return props
    throw new Error(`A letter lacks one of: ${Object.keys(module.sample).join(', ')}`)
  }
  return {
    subject: (props) => module.subject(need(props)),
    body: (props) => createElement(module.Body, need(props)),
    sample: module.sample,
  }
}
