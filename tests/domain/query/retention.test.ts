import { describe, expect, test } from 'vitest'
import { keptUntil, whyKept } from '#app/domain/query/retention.ts'

const ENDED = new Date('2026-03-01T12:00:00Z')

describe('how long a query is kept', () => {
  test.each([
    ['held, however old', { endedAt: ENDED, isHeld: true }, '2050-01-01', 'legal-hold'],
    ['not ended', { endedAt: null, isHeld: false }, '2050-01-01', 'not-ended'],
    ['on its last day', { endedAt: ENDED, isHeld: false }, '2036-03-01', 'retention'],
    ['a day after', { endedAt: ENDED, isHeld: false }, '2036-03-02', null],
  ] as const)('%s', (_, query, today, why) => {
    expect(whyKept({ ...query, retentionClass: 'health-record' }, today)).toBe(why)
  })

  test('the last day of one that ended on a leap day is a day that exists', () => {
    expect(keptUntil(new Date('2028-02-29T00:00:00Z'), 'business-record')).toBe('2038-03-01')
  })
})
