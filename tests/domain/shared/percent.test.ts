import { describe, expect, test } from 'vitest'
import { bandWords, percent, percentRange, shownWords } from '#app/domain/scorecard/measures/words.ts'
import { countWords, inPercent } from '#app/domain/shared/percent.ts'
import { rateOf } from '#app/domain/shared/rate.ts'

const SPACE = '\u00a0'

describe('a share in percent', () => {
  test.each([
    ['is rounded', 57, 100, '57'],
    ['is none only where there is none', 0, 475, '0'],
    ['is all only where it is all', 475, 475, '100'],
    ['of all but two reads as such', 473, 475, '99.6'],
    ['of one in a thousand is not none', 1, 1000, '0.1'],
    ['takes the decimals that it needs', 1, 100_000, '0.001'],
    ['of all but one in a hundred thousand too', 99_999, 100_000, '99.999'],
    ['below what four decimals tell is still not none', 1, 1_000_000_000, '0.0001'],
    ['nor all', 999_999_999 - 2, 999_999_999, '99.9999'],
  ])('%s', (_, events, n, words) => {
    expect(inPercent(events / n)).toBe(words)
  })
  test('with a decimal where one is wanted', () => {
    expect([0, 0.016, 0.0002, 1, 0.9996].map((share) => inPercent(share, 1))).toEqual([
      ...['0.0', '1.6', '0.02', '100.0', '99.96'],
    ])
  })
  test('of every count to 1,500 reads 0 and 100 at the ends alone', () => {
    for (const n of [11, 199, 200, 201, 1500])
      for (let events = 0; events <= n; events++) {
        expect(inPercent(events / n) === '0').toBe(events === 0)
        expect(inPercent(events / n) === '100').toBe(events === n)
      }
  })
})

test('a share and the ends of its interval are said the same way', () => {
  const share = rateOf(473, 475)
  expect(share && shownWords(share)).toBe(`473 of 475 (99.6${SPACE}%, 98–99.9${SPACE}%)`)
  expect(percent(0.996)).toBe(`99.6${SPACE}%`)
  expect(percentRange({ low: 0, high: 0.0031 })).toBe(`0–0.3${SPACE}%`)
})

test('a count above a thousand is read by its thousands, in a share, a mean and a band', () => {
  const share = rateOf(12_345, 23_456)
  expect(share && shownWords(share)).toMatch(/^12,345 of 23,456 \(/)
  expect(countWords(999)).toBe('999')
  expect(bandWords({ low: 0.4, middle: 0.45, high: 0.5, providers: 1200 })).toContain('(1,200 colleagues)')
})
