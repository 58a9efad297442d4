import { describe, expect, test } from 'vitest'
import { checkLines } from '#app/domain/encounter/coding.ts'
import { nextStepOf } from '#app/domain/encounter/next-step.ts'
import { dayOfStay } from '#app/domain/encounter/worklist.ts'

describe('the next step of an encounter', () => {
  test.each([
    ['nothing coded, nothing asked', { codingState: 'uncoded', openQueries: 0, answeredQueries: 0 }, 'code'],
    ['a question is open', { codingState: 'working', openQueries: 1, answeredQueries: 0 }, 'await-answer'],
    ['an answer came, another is open', { codingState: 'working', openQueries: 1, answeredQueries: 1 }, 'reconcile'],
    ['working codes, nothing open', { codingState: 'working', openQueries: 0, answeredQueries: 0 }, 'finish'],
    ['final codes', { codingState: 'final', openQueries: 0, answeredQueries: 0 }, 'done'],
    ['final codes, but an answer came', { codingState: 'final', openQueries: 0, answeredQueries: 1 }, 'reconcile'],
  ] as const)('%s', (_, encounter, step) => {
    expect(nextStepOf(encounter)).toBe(step)
  })
})

test('the first day of a stay is day 1', () => {
  const start = new Date('2026-09-14T22:00:00Z')
  expect(dayOfStay(start, start)).toBe(1)
  expect(dayOfStay(start, new Date('2026-09-16T22:00:00Z'))).toBe(3)
})

describe('coded lines are refused', () => {
  const line = (code: string) => ({ code, presentOnAdmission: null })
  test.each([
    ['when final without any', [], 'final', 'no-lines'],
    ['when a code stands twice', [line('I5021'), line('I5021')], 'working', 'same-code-twice'],
    [
      'when there are more than a hundred',
      Array.from({ length: 101 }, (_, i) => line(`A${i}`)),
      'working',
      'too-many-lines',
    ],
    ['not when working and empty', [], 'working', null],
    ['not when in order', [line('I5021'), line('N179')], 'final', null],
  ] as const)('%s', (_, lines, stage, expected) => {
    expect(checkLines([...lines], stage)).toBe(expected)
  })
})
