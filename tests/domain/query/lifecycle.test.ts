import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adviseOn, referAnswer } from '#app/domain/query/advice.ts'
import { askBackQuery, informQuery } from '#app/domain/query/asked-back.ts'
import type { CheckResult } from '#app/domain/query/draft.ts'
import {
  answerQuery,
  assignQuery,
  closeQuery,
  correctQuery,
  expireQuery,
  MAY_HAPPEN,
  mayHappen,
  redirectQuery,
  sendQuery,
  takeBackAnswer,
  timingOf,
  unansweredWarnings,
  withdrawQuery,
} from '#app/domain/query/lifecycle.ts'
import { calendarOf, DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { EVENT_KINDS, type EventKind, QUERY_STATES, type Query } from '#app/domain/query/query.ts'
import { askReview, recallReview, reviewQuery } from '#app/domain/query/review.ts'
import { AT } from '#tests/helpers/context.ts'
import { aQuery, WORDING } from '#tests/helpers/query.ts'

const clean: CheckResult = { compliant: true, findings: [], notChecked: [], ruleSet: 'test' }
const clock = { dueAt: new Date(AT.getTime() + 1), ladderStep: 0, steppedAt: AT, stepAt: null }
const calendar = calendarOf(DEFAULT_POLICY, 'America/Chicago')
const signing = { optionIds: ['o1'], words: '', comment: '' }

/** What each event does to a query; events that only stand beside it leave it as it is. */
const HAPPEN: Record<EventKind, (query: Query, at: Date, n: number) => Query | null> = {
  drafted: () => null,
  delivered: () => null,
  viewed: () => null,
  reminded: () => null,
  escalated: () => null,
  'info-asked': (query, at) => value(askBackQuery(query, { at })),
  'info-given': (query, at, n) =>
    value(informQuery(query, { at, isAwaited: n % 2 === 0, policy: DEFAULT_POLICY, calendar })),
  recalled: (query, at) => value(recallReview(query, { userId: query.authorId, at })),
  'review-asked': (query, at) => value(askReview(query, { at })),
  reviewed: (query, at, n) => {
    const review = { reviewerId: `u-${n}`, verdict: n % 2 ? ('approve' as const) : ('return' as const), words: 'why' }
    const done = reviewQuery(query, { ...review, at, earlier: [], wanted: 1 })
    return done.ok ? done.value.query : null
  },
  sent: (query, at) => value(sendQuery(query, { at, clock, timing: 'concurrent', check: clean })),
  redirected: (query, at, n) => value(redirectQuery(query, { toProviderId: `dr-${n}`, at, clock })),
  assigned: (query, at, n) => value(assignQuery(query, { toUserId: `u-${n}`, at })),
  corrected: (query, at, n) => {
    const wording = { ...WORDING, question: `${WORDING.question} (${n})` }
    return value(correctQuery(query, { wording, overrides: [], at, clock, check: clean }))
  },
  answered: (query, at) => {
    const done = answerQuery(query, { isParty: true, at, wordingNumber: query.wordingNumber, given: signing })
    return done.ok ? done.value.query : null
  },
  'taken-back': (query, at) =>
    value(takeBackAnswer(query, { answer: { userId: 'u', signedAt: query.answeredAt ?? at }, userId: 'u', at })),
  referred: (query, at) => value(referAnswer(query, { at, words: 'why', isReferred: false })),
  advised: (query, at) => {
    const done = adviseOn(query, { at, advice: 'stands', words: 'why', isReferred: true })
    return done.ok ? done.value.query : null
  },
  reconciled: (query, at) => value(closeQuery(query, { at })),
  withdrawn: (query, at) => value(withdrawQuery(query, { at, reason: 'why' })),
  expired: (query, at) => value(expireQuery(query, { at, reason: 'why' })),
}
const value = <T>(result: { ok: true; value: T } | { ok: false }): T | null => (result.ok ? result.value : null)
/** Events that change the query itself; the others stand beside it. */
const DEEDS = [
  'review-asked',
  'reviewed',
  'recalled',
  'info-asked',
  'info-given',
  'sent',
  'redirected',
  'assigned',
  'corrected',
  'answered',
  'taken-back',
  'referred',
  'advised',
  'reconciled',
  'withdrawn',
  'expired',
] as const

describe('the state machine', () => {
  test('has an answer for every event in every state, and the deeds agree with the table', () => {
    for (const state of QUERY_STATES) {
      for (const kind of DEEDS) {
        const query = aQuery({ state, answeredAt: state === 'answered' ? AT : null })
        const done = HAPPEN[kind](query, AT, 7)
        expect(done !== null, `${kind} in ${state}`).toBe(mayHappen(kind, state))
      }
    }
  })

  test('has no event that leads out of an end', () => {
    for (const end of ['closed', 'withdrawn', 'expired'] as const) {
      expect(EVENT_KINDS.filter((kind) => MAY_HAPPEN[kind].includes(end))).toEqual(['viewed'])
    }
  })

  test('keeps its promises over any run of events', () => {
    const run = fc.array(fc.record({ kind: fc.constantFrom(...EVENT_KINDS), n: fc.nat(3), wait: fc.nat(20) }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(run, (events) => {
        let query = aQuery()
        let at = AT.getTime()
        const standing = { answers: 0 }
        for (const { kind, n, wait } of events) {
          at += wait * 1000
          const next = HAPPEN[kind](query, new Date(at), n)
          if (next === null) continue
          expect(mayHappen(kind, query.state)).toBe(true)
          const wasOpen = query.state !== 'draft' && query.state !== 'in-review'
          if (wasOpen && kind !== 'corrected') expect(next.wording).toBe(query.wording)
          if (kind === 'corrected') expect(next.wordingNumber).toBe(query.wordingNumber + 1)
          else expect(next.wordingNumber).toBe(query.wordingNumber)
          if (kind === 'answered') standing.answers += 1
          if (kind === 'taken-back') standing.answers -= 1
          expect(standing.answers).toBe(next.state === 'answered' || next.state === 'closed' ? 1 : 0)
          expect(next.answeredAt !== null).toBe(standing.answers === 1)
          expect(next.endedAt !== null).toBe(['closed', 'withdrawn', 'expired'].includes(next.state))
          expect(next.sentAt === null).toBe(!wasOpen && kind !== 'sent')
          query = next
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('sending', () => {
  const sending = (query: Query, check: CheckResult = clean) =>
    sendQuery(query, { at: AT, clock, timing: 'concurrent', check })
  const warning = { rule: 'MC-SINGLE', severity: 'warn' as const, where: 'options', excerpt: '', why: '' }

  test.each<[string, Query, CheckResult, string]>([
    ['without a question', aQuery({ wording: { ...WORDING, question: ' ' } }), clean, 'no-text'],
    ['to nobody', aQuery({ providerId: null }), clean, 'no-addressee'],
    ['against a rule', aQuery(), { ...clean, compliant: false }, 'not-compliant'],
    ['past a warning', aQuery(), { ...clean, findings: [warning] }, 'warnings-unanswered'],
    ['twice', aQuery({ state: 'open' }), clean, 'not-a-draft'],
  ])('is refused %s', (_, query, check, error) => {
    expect(sending(query, check)).toEqual({ ok: false, error })
  })

  test('goes past a warning with a reason, and not with blanks for one', () => {
    const reasoned = (reason: string) => aQuery({ overrides: [{ rule: 'MC-SINGLE', where: 'options', reason }] })
    expect(sending(reasoned('One option is all the chart bears out.'), { ...clean, findings: [warning] }).ok).toBe(true)
    expect(unansweredWarnings([warning], reasoned('  ').overrides)).toHaveLength(1)
  })

  test.each([
    ['in house', null, 'unbilled', 'concurrent'],
    ['on the day of a discharge to come', new Date(AT.getTime() + 1), 'unbilled', 'concurrent'],
    ['after discharge', new Date(AT.getTime() - 1), 'unbilled', 'retrospective'],
    ['after the bill', new Date(AT.getTime() - 1), 'billed', 'post-bill'],
  ] as const)('%s has its timing', (_, endAt, billStatus, timing) => {
    expect(timingOf({ endAt, billStatus }, AT)).toBe(timing)
  })
})

describe('answering', () => {
  const open = aQuery({ state: 'open' })
  const answering = (given: Partial<typeof signing>, by: { isParty?: boolean; wordingNumber?: number } = {}) =>
    answerQuery(open, { isParty: true, at: AT, wordingNumber: 1, given: { ...signing, ...given }, ...by })

  test.each([
    ['by someone else', {}, { isParty: false }, 'not-party'],
    ['to words that were corrected meanwhile', {}, { wordingNumber: 0 }, 'words-changed'],
    ['by silence', { optionIds: [] }, {}, 'empty-answer'],
    ['by an option that is not there', { optionIds: ['o9'] }, {}, 'no-such-option'],
    ['by two options', { optionIds: ['o1', 'o2'] }, {}, 'no-such-option'],
    ['by "other" without words', { optionIds: ['o3'], words: ' ' }, {}, 'other-needs-words'],
  ])('is refused %s', (_, given, by, error) => {
    expect(answering(given, by)).toEqual({ ok: false, error })
  })

  test('can be taken back for ten seconds, by who signed', () => {
    const answered = aQuery({ state: 'answered', answeredAt: AT })
    const back = (userId: string, seconds: number) =>
      takeBackAnswer(answered, {
        answer: { userId: 'u', signedAt: AT },
        userId,
        at: new Date(AT.getTime() + seconds * 1000),
      })
    expect(back('u', 10).ok).toBe(true)
    expect(back('u', 10.001)).toEqual({ ok: false, error: 'too-late' })
    expect(back('v', 1)).toEqual({ ok: false, error: 'not-yours' })
  })
})

test('a correction that changes nothing is no new version', () => {
  const done = correctQuery(aQuery({ state: 'open' }), { wording: WORDING, overrides: [], at: AT, clock, check: clean })
  expect(done).toEqual({ ok: false, error: 'same-words' })
})
