import { ok, type Result, refuse } from '../shared/result.ts'
import type { CheckResult, Finding } from './draft.ts'
import type { Answer, EventKind, Query, QueryState, Timing, Wording } from './query.ts'

/**
 * The total state machine (PRODUCT.md section 3): for every event the states in which it may happen. What is not listed is refused, so
 * every event has an answer in every state.
 */
export const MAY_HAPPEN: Record<EventKind, readonly QueryState[]> = {
  drafted: ['draft'],
  'review-asked': ['draft'],
  reviewed: ['in-review'],
  recalled: ['in-review'],
  sent: ['draft', 'in-review'],
  delivered: ['open'],
  viewed: ['open', 'answered', 'closed', 'withdrawn', 'expired'],
  reminded: ['open'],
  escalated: ['open'],
  redirected: ['open'],
  assigned: ['draft', 'in-review', 'open', 'answered'],
  'info-asked': ['open'],
  'info-given': ['open'],
  corrected: ['open'],
  answered: ['open'],
  'taken-back': ['answered'],
  referred: ['answered'],
  advised: ['answered'],
  reconciled: ['answered'],
  withdrawn: ['draft', 'in-review', 'open'],
  expired: ['open'],
}
export const mayHappen = (event: EventKind, state: QueryState): boolean => MAY_HAPPEN[event].includes(state)

/** Seconds in which a signed answer can be taken back (UX.md section 1). */
export const TAKE_BACK_SECONDS = 10

export type Timed = { at: Date }

/** Returns when a query is asked in relation to the stay (B08 via ACDIS, COMPLIANCE.md P-TIMING): in house, after discharge, after the bill. */
export function timingOf(encounter: { endAt: Date | null; billStatus: 'unbilled' | 'billed' }, at: Date): Timing {
  if (encounter.billStatus === 'billed') return 'post-bill'
  return encounter.endAt === null || encounter.endAt.getTime() > at.getTime() ? 'concurrent' : 'retrospective'
}

export function changeDraft(
  query: Query,
  change: { wording: Wording; providerId: string | null; overrides: Query['overrides']; at: Date },
): Result<Query, 'not-a-draft'> {
  if (query.state !== 'draft') return refuse('not-a-draft')
  const { wording, providerId, overrides, at } = change
  return ok({ ...query, wording, providerId, overrides, updatedAt: at })
}

export type SendRefusal =
  | 'not-a-draft'
  | 'no-addressee'
  | 'not-compliant'
  | 'warnings-unanswered'
  | 'no-text'
  | 'asked-before'
  | 'open-already'
  | 'needs-reason-post-bill'
  | 'window-closed'

/** Warnings that neither the author's reason nor a repair has dealt with. */
export function unansweredWarnings(findings: Finding[], overrides: Query['overrides']): Finding[] {
  return findings.filter(
    (f) =>
      f.severity === 'warn' &&
      !overrides.some((o) => o.rule === f.rule && o.where === f.where && o.reason.trim() !== ''),
  )
}

/** The clock of a recipient as the policy starts it (ladder.ts). */
export type StartedClock = { dueAt: Date; ladderStep: number; steppedAt: Date | null; stepAt: Date | null }

/** Opens a draft: no error may stand, every warning has a reason, someone is asked. The words are frozen from here on. */
export function sendQuery(
  query: Query,
  by: { at: Date; clock: StartedClock; timing: Timing; check: CheckResult },
): Result<Query, SendRefusal> {
  if (query.state !== 'draft' && query.state !== 'in-review') return refuse('not-a-draft')
  if (query.wording.title.trim() === '' || query.wording.question.trim() === '') return refuse('no-text')
  if (query.providerId === null) return refuse('no-addressee')
  if (!by.check.compliant) return refuse('not-compliant')
  if (unansweredWarnings(by.check.findings, query.overrides).length > 0) return refuse('warnings-unanswered')
  return ok({
    ...query,
    state: 'open',
    timing: by.timing,
    ruleSet: by.check.ruleSet,
    findings: by.check.findings,
    ...by.clock,
    sentAt: by.at,
    updatedAt: by.at,
  })
}

export type AnswerRefusal =
  | 'not-party'
  | 'not-open'
  | 'empty-answer'
  | 'no-such-option'
  | 'other-needs-words'
  | 'words-changed'
export type AnswerWords = { optionIds: string[]; words: string; comment: string }

/** Returns the role of what was chosen, or why it is no answer. Only who is asked, or covers, may answer; silence is never agreement. */
export function gistOfAnswer(wording: Wording, given: AnswerWords): Result<Answer['gist'], AnswerRefusal> {
  if (wording.kind === 'open-ended') return given.words.trim() === '' ? refuse('empty-answer') : ok('words')
  const [chosen, ...more] = given.optionIds
  if (chosen === undefined) return refuse('empty-answer')
  const option = wording.options.find((o) => o.id === chosen)
  if (!option || more.length > 0) return refuse('no-such-option')
  if (option.role === 'other' && given.words.trim() === '') return refuse('other-needs-words')
  return ok(option.role)
}

/** Words without a choice are meant as "other", where the list has it: so the page works before JavaScript does. */
export function completeAnswer(wording: Wording, given: AnswerWords): AnswerWords {
  const other = wording.options.find((option) => option.role === 'other')
  const isBare = wording.kind !== 'open-ended' && given.optionIds.length === 0 && given.words.trim() !== ''
  return isBare && other ? { ...given, optionIds: [other.id] } : given
}

export function answerQuery(
  query: Query,
  by: { isParty: boolean; at: Date; wordingNumber: number; given: AnswerWords },
): Result<{ query: Query; gist: Answer['gist'] }, AnswerRefusal> {
  if (!by.isParty) return refuse('not-party')
  if (query.state !== 'open') return refuse('not-open')
  if (query.wordingNumber !== by.wordingNumber) return refuse('words-changed')
  const gist = gistOfAnswer(query.wording, by.given)
  if (!gist.ok) return gist
  return ok({ query: { ...query, state: 'answered', answeredAt: by.at, updatedAt: by.at }, gist: gist.value })
}

/** Reopens an answered query within ten seconds of signing, by the one who signed. */
export function takeBackAnswer(
  query: Query,
  by: { answer: Pick<Answer, 'userId' | 'signedAt'>; userId: string; at: Date },
): Result<Query, 'not-answered' | 'not-yours' | 'too-late'> {
  if (query.state !== 'answered') return refuse('not-answered')
  if (by.answer.userId !== by.userId) return refuse('not-yours')
  if (by.at.getTime() - by.answer.signedAt.getTime() > TAKE_BACK_SECONDS * 1000) return refuse('too-late')
  return ok({ ...query, state: 'open', answeredAt: null, updatedAt: by.at })
}

/** "Not my patient": the next recipient gets the same words and a fresh clock; the first clock is kept in the events. */
export function redirectQuery(
  query: Query,
  by: { toProviderId: string; at: Date; clock: StartedClock },
): Result<Query, 'not-open' | 'same-provider'> {
  if (query.state !== 'open') return refuse('not-open')
  if (by.toProviderId === query.providerId) return refuse('same-provider')
  return ok({ ...query, ...by.clock, providerId: by.toProviderId, viewedAt: null, updatedAt: by.at })
}

export type CorrectRefusal = 'not-open' | 'same-words' | 'no-text' | 'not-compliant' | 'warnings-unanswered'

/** The same question in better words: a new version that passes the same rules, and a fresh clock for its recipient (P-IMMUT). */
export function correctQuery(
  query: Query,
  by: { wording: Wording; overrides: Query['overrides']; at: Date; clock: StartedClock; check: CheckResult },
): Result<Query, CorrectRefusal> {
  if (query.state !== 'open') return refuse('not-open')
  const { wording, overrides, at, clock, check } = by
  if (wording.title.trim() === '' || wording.question.trim() === '') return refuse('no-text')
  if (JSON.stringify(wording) === JSON.stringify(query.wording)) return refuse('same-words')
  if (!check.compliant) return refuse('not-compliant')
  if (unansweredWarnings(check.findings, overrides).length > 0) return refuse('warnings-unanswered')
  const { ruleSet, findings } = check
  const wordingNumber = query.wordingNumber + 1
  return ok({ ...query, ...clock, wording, overrides, ruleSet, findings, wordingNumber, viewedAt: null, updatedAt: at })
}

/** Someone else at the desk follows the query up; its author stays who wrote it. */
export function assignQuery(
  query: Query,
  by: { toUserId: string; at: Date },
): Result<Query, 'not-open' | 'same-person'> {
  if (!mayHappen('assigned', query.state)) return refuse('not-open')
  if ((query.assigneeId ?? query.authorId) === by.toUserId) return refuse('same-person')
  return ok({ ...query, assigneeId: by.toUserId, updatedAt: by.at })
}

export function withdrawQuery(query: Query, by: { at: Date; reason: string }): Result<Query, 'not-open' | 'no-reason'> {
  if (!mayHappen('withdrawn', query.state)) return refuse('not-open')
  if (query.state === 'open' && by.reason.trim() === '') return refuse('no-reason')
  return ok({ ...query, state: 'withdrawn', endedAt: by.at, endedReason: by.reason.trim() || null, updatedAt: by.at })
}

export function expireQuery(query: Query, by: { at: Date; reason: string }): Result<Query, 'not-open'> {
  if (query.state !== 'open') return refuse('not-open')
  return ok({ ...query, state: 'expired', endedAt: by.at, endedReason: by.reason, updatedAt: by.at })
}

export function closeQuery(query: Query, by: { at: Date }): Result<Query, 'not-answered'> {
  if (query.state !== 'answered') return refuse('not-answered')
  return ok({ ...query, state: 'closed', endedAt: by.at, updatedAt: by.at })
}
