import { describe, expect, test } from 'vitest'
import { intervalWords, timeWords } from '#app/domain/scorecard/measures/words.ts'

describe('a time to answer, in the same words on the page and on paper', () => {
  const ninetieth = { p: 0.9, time: 47, low: 41, high: 92 }
  test('has its interval', () => {
    expect(timeWords({ n: 1259, open: 3, median: { p: 0.5, time: 10, low: 8, high: 14 }, ninetieth })).toBe(
      '10 h, median of 1,259 queries; 95\u00a0% interval 8 h–14 h; nine of ten within 47 h (41 h–3.8 days)',
    )
  })
  test('has one too where its upper end has not been reached', () => {
    expect(intervalWords({ low: 8, high: null })).toBe('; 95\u00a0% interval 8 h–not yet known')
    expect(intervalWords({ low: null, high: null })).toBe('')
  })
  test('fewer than ten are too few to say', () => {
    expect(timeWords('too-few')).toBe('too few to say')
  })
})
