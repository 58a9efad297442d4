import { describe, expect, test } from 'vitest'
import { checkPolicy, HOUSE_POLICY, type Stay, whyStays, yearsAfter } from '#app/domain/keeping/retention.ts'

const aStay = (change: Partial<Stay> = {}): Stay => ({
  endAt: new Date('2016-03-10T18:00:00Z'),
  birthOn: '1950-05-05',
  isHeld: false,
  queries: [],
  ...change,
})

describe('a stay', () => {
  test.each([
    ['may go the day after its years are over', aStay(), '2026-03-11', null],
    ['stays on the last day of its years', aStay(), '2026-03-10', 'retention'],
    ['without an end stays', aStay({ endAt: null }), '2099-01-01', 'not-ended'],
    ['under a hold stays', aStay({ isHeld: true }), '2099-01-01', 'legal-hold'],
    ['with a held query stays', aStay({ queries: [null, 'legal-hold'] }), '2099-01-01', 'legal-hold'],
    ['with an open query stays', aStay({ queries: ['not-ended'] }), '2099-01-01', 'query-not-ended'],
    ['with a query that is younger stays', aStay({ queries: ['retention'] }), '2026-03-11', 'query-retention'],
    ['of a minor stays until they are of the age', aStay({ birthOn: '2010-07-01' }), '2038-06-30', 'minor'],
    ['of a minor may go on that birthday', aStay({ birthOn: '2010-07-01' }), '2038-07-01', null],
    ['without a birthday goes by its years', aStay({ birthOn: null }), '2026-03-11', null],
  ] as const)('%s', (_, stay, today, why) => {
    expect(whyStays(stay, HOUSE_POLICY, today)).toBe(why)
  })
})

test('ten years after a leap day is the first of March', () => {
  expect(yearsAfter('2016-02-29', 10)).toBe('2026-03-01')
  expect(yearsAfter('2016-02-29', 4)).toBe('2020-02-29')
})

test.each([
  [{ chartYears: 9 }, 'years-out-of-range'],
  [{ chartYears: 10.5 }, 'years-out-of-range'],
  [{ minorUntilAge: 17 }, 'age-out-of-range'],
])('the policy %j is refused', (change, error) => {
  expect(checkPolicy({ ...HOUSE_POLICY, ...change })).toEqual({ ok: false, error })
})
