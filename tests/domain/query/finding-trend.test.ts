import { describe, expect, test } from 'vitest'
import { halvesOf, monthsBetween, trendsOf, trendWord } from '#app/domain/query/finding-trend.ts'
import { differenceOf, type Rate, rateOf } from '#app/domain/shared/rate.ts'

const rate = (events: number, n: number): Rate => {
  const made = rateOf(events, n)
  if (!made) throw new Error('No such rate.')
  return made
}

test('the interval of a difference is that of the published example (Newcombe 1998, 56 of 70 against 48 of 80)', () => {
  const { by, low, high } = differenceOf(rate(48, 80), rate(56, 70))
  expect(by).toBeCloseTo(0.2, 10)
  expect(low).toBeCloseTo(0.0524, 4)
  expect(high).toBeCloseTo(0.3339, 4)
})

describe('a change between two halves', () => {
  test.each([
    ['fewer, beyond chance', rate(20, 60), rate(5, 60), 'fewer'],
    ['more, beyond chance', rate(5, 60), rate(20, 60), 'more'],
    ['a difference that chance explains', rate(12, 60), rate(9, 60), 'no-change-shown'],
    ['the same share', rate(6, 60), rate(6, 60), 'no-change-shown'],
    ['nine drafts in one half, however clear', rate(9, 9), rate(0, 60), 'too-few'],
    ['nothing on record in one half', null, rate(0, 60), 'too-few'],
  ])('%s', (_, earlier, later, word) => {
    expect(trendWord(earlier, later)).toBe(word)
  })
})

test('months run over the end of a year, and the first half is the longer one', () => {
  expect(monthsBetween('2026-11-30', '2027-01-01')).toEqual(['2026-11', '2026-12', '2027-01'])
  expect(monthsBetween('2026-05-31', '2026-05-31')).toEqual(['2026-05'])
  expect(monthsBetween('2026-06-01', '2026-05-31')).toEqual([])
  expect(halvesOf([1, 2, 3])).toEqual([[1, 2], [3]])
})

test('each author has a row with every month, most drafts first, and its halves add up to the whole', () => {
  const counts = [
    { key: 'few', month: '2026-02', recorded: 3, found: 1 },
    { key: 'many', month: '2026-01', recorded: 40, found: 20 },
    { key: 'many', month: '2026-02', recorded: 40, found: 2 },
  ]
  const [many, few] = trendsOf(counts, ['2026-01', '2026-02'])
  expect(many).toMatchObject({ key: 'many', trend: 'fewer', total: { events: 22, n: 80 } })
  expect(many?.earlier).toMatchObject({ events: 20, n: 40 })
  expect(few).toMatchObject({ key: 'few', trend: 'too-few', earlier: null })
  expect(few?.months).toEqual([
    { month: '2026-01', recorded: 0, found: 0 },
    { month: '2026-02', recorded: 3, found: 1 },
  ])
})
