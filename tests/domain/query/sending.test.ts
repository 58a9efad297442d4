import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { asksTheSame, newIndicators, repeatOf, subjectsOf } from '#app/domain/query/requery.ts'
import { agreementOf, drawOf, needsReview, outcomeOfReviews, reviewQuery } from '#app/domain/query/review.ts'
import { decideSending, type SendingFacts } from '#app/domain/query/sending.ts'
import { AT } from '#tests/helpers/context.ts'
import { aQuery, indicator, WORDING } from '#tests/helpers/query.ts'

const answeredAt = new Date('2026-09-13T12:00:00Z')
const earlier = (changes = {}) => aQuery({ id: 'q0', state: 'answered', answeredAt, ...changes })
const later = {
  ...WORDING,
  indicators: [...WORDING.indicators, indicator('i9', 'Creatinine 3.9 mg/dL', '2026-09-14T06:00:00Z')],
}
const sodium = {
  ...WORDING,
  question: 'What diagnosis, if any, explains the sodium of 124 that is being treated?',
  options: [{ id: 'o1', text: 'Hyponatremia', role: 'diagnosis' as const, supportedBy: [] }],
}

describe('asking again', () => {
  test('is seen by the concept, not by the words', () => {
    const reworded = {
      ...WORDING,
      question: 'Please clarify the kidney findings.',
      options: [{ id: 'o1', text: 'AKI', role: 'diagnosis' as const, supportedBy: [] }],
    }
    expect(asksTheSame(WORDING, reworded)).toBe(true)
    expect(asksTheSame(WORDING, sodium)).toBe(false)
    expect(subjectsOf(sodium)).toHaveLength(1)
  })

  test.each([
    ['the same question is open', earlier({ state: 'open', answeredAt: null }), WORDING, 'open-already'],
    ['the same question waits in review', earlier({ state: 'in-review', answeredAt: null }), WORDING, 'open-already'],
    ['it was answered and nothing is new', earlier(), WORDING, 'asked-before'],
    ['it was answered, reconciled and nothing is new', earlier({ state: 'closed' }), WORDING, 'asked-before'],
    ['a finding came after the answer', earlier(), later, null],
    ['it was answered about something else', earlier({ wording: sodium }), WORDING, null],
    ['it was withdrawn', earlier({ state: 'withdrawn', answeredAt: null }), WORDING, null],
    ['it was asked of another stay', earlier({ encounterId: 'e2' }), WORDING, null],
    ['it is a draft of somebody', earlier({ state: 'draft', answeredAt: null }), WORDING, null],
  ] as const)('%s', (_, other, wording, verdict) => {
    expect(repeatOf(aQuery({ wording }), [other])).toBe(verdict)
  })

  test('a finding that the earlier query had already is not new, whenever it is dated', () => {
    expect(newIndicators(later, later, answeredAt)).toEqual([])
    expect(newIndicators(later, WORDING, answeredAt).map(({ id }) => id)).toEqual(['i9'])
  })
})

describe('sending', () => {
  const facts = (changes: Partial<SendingFacts> = {}): SendingFacts => ({
    at: AT,
    check: { compliant: true, findings: [], notChecked: [], ruleSet: 'test' },
    policy: DEFAULT_POLICY,
    timeZone: 'America/Chicago',
    encounter: { endAt: null, billStatus: 'unbilled' },
    others: [],
    sentByAuthor: 0,
    isApproved: false,
    ...changes,
  })
  const review = (rule: 'everybody' | 'new-authors' | 'nobody') => ({
    ...DEFAULT_POLICY,
    review: { ...DEFAULT_POLICY.review, rule },
  })
  const billed = { endAt: new Date('2026-08-01T00:00:00Z'), billStatus: 'billed' as const }

  test('opens a clean draft with its clock running', () => {
    const sent = decideSending(aQuery(), facts())
    expect(sent).toMatchObject({
      ok: true,
      value: { deed: 'open', query: { state: 'open', ladderStep: 0, steppedAt: AT } },
    })
  })

  test('hands it to a second person where the policy wants one, and only until they agreed', () => {
    const policy = review('everybody')
    expect(decideSending(aQuery(), facts({ policy }))).toMatchObject({
      value: { deed: 'review', query: { state: 'in-review', sentAt: null } },
    })
    expect(decideSending(aQuery({ state: 'in-review' }), facts({ policy }))).toEqual({
      ok: false,
      error: 'not-a-draft',
    })
    expect(decideSending(aQuery({ state: 'in-review' }), facts({ policy, isApproved: true }))).toMatchObject({
      value: { deed: 'open' },
    })
  })

  test('a second person can agree to a repeat, but not to a broken rule', () => {
    const others = [earlier()]
    const broken = { compliant: false, findings: [], notChecked: [], ruleSet: 'test' }
    const reviewed = aQuery({ state: 'in-review' })
    expect(decideSending(aQuery(), facts({ others }))).toEqual({ ok: false, error: 'asked-before' })
    expect(decideSending(reviewed, facts({ others, isApproved: true })).ok).toBe(true)
    expect(decideSending(reviewed, facts({ check: broken, isApproved: true }))).toEqual({
      ok: false,
      error: 'not-compliant',
    })
  })

  test('after the bill needs a reason of the policy', () => {
    expect(decideSending(aQuery(), facts({ encounter: billed }))).toEqual({
      ok: false,
      error: 'needs-reason-post-bill',
    })
    const reasoned = aQuery({ postBillReason: 'audit' })
    expect(decideSending(reasoned, facts({ encounter: billed }))).toMatchObject({
      value: { query: { timing: 'post-bill' } },
    })
  })

  test('new authors are looked over until they have sent enough', () => {
    const policy = review('new-authors')
    expect([0, 19, 20].map((n) => needsReview(policy, { id: 'q' }, n))).toEqual([true, true, false])
  })

  test('a sample is a share of all ids, and the same id is always in or always out', () => {
    const ids = Array.from({ length: 5000 }, (_, n) => `0199-${n}-q`)
    const share = ids.filter((id) => drawOf(id) < 10).length / ids.length
    expect(share).toBeGreaterThan(0.08)
    expect(share).toBeLessThan(0.12)
    expect(ids.map(drawOf)).toEqual(ids.map(drawOf))
  })
})

describe('a second look', () => {
  const verdict = (reviewerId: string, verdict: 'approve' | 'return') => ({ reviewerId, verdict, words: 'why' })
  const looking = (by: ReturnType<typeof verdict>, earlier: ReturnType<typeof verdict>[] = [], wanted: 1 | 2 = 2) =>
    reviewQuery(aQuery({ state: 'in-review' }), { ...by, earlier, wanted, at: AT })

  test('by two needs two who agree; of two who differ a third decides', () => {
    const [yes, no] = [verdict('a', 'approve'), verdict('b', 'return')]
    expect(outcomeOfReviews([yes], 2)).toBe('waiting')
    expect(outcomeOfReviews([yes, no], 2)).toBe('waiting')
    expect(outcomeOfReviews([yes, no, verdict('c', 'approve')], 2)).toBe('approved')
    expect(outcomeOfReviews([yes, no, verdict('c', 'return')], 2)).toBe('returned')
    expect(agreementOf([[yes, no], [yes, verdict('c', 'approve')], [yes]])).toEqual({ agreed: 1, n: 2 })
  })

  test('is never the author’s own, never twice the same person’s, and a return says why', () => {
    expect(looking(verdict('u-dana', 'approve'))).toEqual({ ok: false, error: 'own-query' })
    expect(looking(verdict('a', 'approve'), [verdict('a', 'return')])).toEqual({ ok: false, error: 'reviewed-already' })
    expect(looking({ ...verdict('a', 'return'), words: ' ' })).toEqual({ ok: false, error: 'no-words' })
  })

  test('that returns makes it a draft again', () => {
    expect(looking(verdict('a', 'return'), [], 1)).toMatchObject({
      value: { outcome: 'returned', query: { state: 'draft' } },
    })
  })
})
