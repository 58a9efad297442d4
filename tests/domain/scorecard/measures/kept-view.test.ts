import { describe, expect, test } from 'vitest'
import { atMonth } from '#app/domain/scorecard/measures/kept-view.ts'
import { monthText, readMonth } from '#app/domain/scorecard/measures/month.ts'

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
