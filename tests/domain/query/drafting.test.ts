import { expect, test } from 'vitest'
import { changesSince, hasOwnWords } from '#app/domain/query/drafting.ts'
import { DEFAULT_POLICY, lateFinding } from '#app/domain/query/policy.ts'
import { AT } from '#tests/helpers/context.ts'
import { WORDING } from '#tests/helpers/query.ts'

test('words that were sent as a template filled them have no change', () => {
  expect(changesSince(WORDING, WORDING)).toEqual([])
})

test('each thing that an author changed is said: words, answers, evidence, order', () => {
  const [first, second, ...rest] = WORDING.options
  if (!first || !second) throw new Error('two options')
  const sent = {
    ...WORDING,
    title: 'Renal function, days 1 to 3',
    options: [second, { ...first, id: 'x', text: 'Acute tubular necrosis' }, ...rest],
    indicators: WORDING.indicators.slice(1),
  }
  expect(changesSince(WORDING, sent)).toEqual([
    'title, filled as: Renal function',
    'options taken out: Acute kidney injury',
    'options added: Acute tubular necrosis',
    'evidence taken out: Creatinine 0.9 > 1.6 > 2.4 mg/dL',
  ])
  expect(changesSince(WORDING, { ...WORDING, options: [second, first, ...rest] })).toEqual([
    'options put in another order',
  ])
})

test.each([
  ['in house', null, null],
  ['thirty days after the stay', 30, null],
  ['a day later', 31, 'warn'],
] as const)('a question %s needs a reason only past the policy’s days', (_, days, severity) => {
  const endAt = days === null ? null : new Date(AT.getTime() - days * 86_400_000)
  expect(lateFinding(DEFAULT_POLICY, endAt, AT)?.severity ?? null).toBe(severity)
  expect(lateFinding({ ...DEFAULT_POLICY, retroDays: null }, endAt, AT)).toBeNull()
})

test.each([
  ['none in a blank draft', { title: '', question: '', options: [] }, false],
  ['none as a template filled it', {}, false],
  ['another title', { title: 'My own title' }, true],
  ['another question', { question: 'And this?' }, true],
  ['an answer taken out', { options: [] }, true],
])('own words of an author: %s', (_, change, isOwn) => {
  expect(hasOwnWords({ ...WORDING, ...change }, WORDING)).toBe(isOwn)
})

test('words that no template filled are the author’s own', () => {
  expect(hasOwnWords(WORDING, null)).toBe(true)
})
