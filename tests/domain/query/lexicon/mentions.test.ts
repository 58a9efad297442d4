import { expect, test } from 'vitest'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'

test('a diagnosis is found by its abbreviation, with offsets into the text as given', () => {
  const text = 'Known CHF since May.'
  expect(mentionsIn(text)).toMatchObject([{ conceptId: 'heart-failure', start: 6, end: 9, words: 'CHF' }])
})
