import { expect, test } from 'vitest'
import { carryAnswer } from '#app/domain/query/kept-answer.ts'
import type { AnswerDraft, Shown } from '#app/domain/query/query.ts'
import { shownOf } from '#app/domain/query/shown.ts'
import { AT } from '#tests/helpers/context.ts'
import { aQuery, WORDING } from '#tests/helpers/query.ts'

const then = shownOf(aQuery())
const draft: AnswerDraft = {
  queryId: 'q1',
  userId: 'u-osei',
  optionIds: ['o1'],
  words: '',
  comment: 'Seen with nephrology.',
  wordingNumber: 1,
  updatedAt: AT,
}
const corrected = (options: Shown['options'], question = then.question): Shown => ({
  ...then,
  wordingNumber: 2,
  question,
  options,
})

test('a draft on the words as they are shown stands as it is', () => {
  expect(carryAnswer(draft, null, then)).toEqual({
    given: { optionIds: ['o1'], words: '', comment: 'Seen with nephrology.' },
    rewording: null,
  })
})

test('a choice whose words did not change stays chosen, and what the question was is told', () => {
  const now = corrected(then.options, 'Which condition was treated?')
  expect(carryAnswer(draft, then, now)).toEqual({
    given: { optionIds: ['o1'], words: '', comment: 'Seen with nephrology.' },
    rewording: { question: WORDING.question, gone: [], added: [], lostChoice: null },
  })
})

test('a choice whose words changed under the same id has to be made again; the comment stays', () => {
  const now = corrected(then.options.map((o) => (o.id === 'o1' ? { ...o, text: 'Acute tubular necrosis' } : o)))
  const { given, rewording } = carryAnswer(draft, then, now)
  expect(given).toEqual({ optionIds: [], words: '', comment: 'Seen with nephrology.' })
  expect(rewording).toEqual({
    question: null,
    gone: ['Acute kidney injury'],
    added: ['Acute tubular necrosis'],
    lostChoice: 'Acute kidney injury',
  })
})

test('a choice that was taken out of the list is lost', () => {
  const now = corrected(then.options.filter(({ id }) => id !== 'o1'))
  expect(carryAnswer(draft, then, now).rewording?.lostChoice).toBe('Acute kidney injury')
})
