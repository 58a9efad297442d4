import { describe, expect, test } from 'vitest'
import { atMonth } from '#app/domain/scorecard/measures/kept-view.ts'
import { monthText, readMonth } from '#app/domain/scorecard/measures/month.ts'
import { intervalWords, timeWords } from '#app/domain/scorecard/measures/words.ts'

// On this day the newest month that has come due is 2026-10.
const now = new Date('2026-12-01T00:00:00Z')

describe('a view as a monthly letter links to it', () => {
  test.each([
    ['the newest month', '2026-10', '/scorecards?months=24&to=2026-10'],
    ['a month that ended a quarter', '2026-09', '/scorecards?months=24&to=2026-09'],
    ['an older month, which no period ends with any more: the newest figures', '2026-08', '/scorecards?months=24'],
  ])('%s', (_, month, path) => {
    expect(atMonth('/scorecards?months=24&to=2026-06', readMonth(month), now)).toBe(path)
  })
  test('opened from the list it is as it was kept', () => {
    expect(atMonth('/scorecards?to=2026-06', null, now)).toBe('/scorecards?to=2026-06')
    expect(monthText(readMonth('2026-08') ?? 0)).toBe('2026-08')
  })
})

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
