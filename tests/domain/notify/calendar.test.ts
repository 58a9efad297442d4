import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addBusinessHours, type Calendar, momentOf, OFFICE_HOURS } from '#app/domain/notify/calendar.ts'
import { slowAddBusinessHours, WallClock, ZONES } from '#tests/helpers/wall-clock.ts'

const at = (text: string) => new Date(text)
const office = (timeZone: string, more: Partial<Calendar> = {}): Calendar => ({
  ...OFFICE_HOURS,
  timeZone,
  holidays: [],
  ...more,
})

describe('business hours', () => {
  test.each([
    ['an hour within the day', '2026-09-14T14:00:00Z', 1, '2026-09-14T15:00:00Z', {}],
    ['the whole day ends at closing, not at the next opening', '2026-09-14T13:00:00Z', 9, '2026-09-14T22:00:00Z', {}],
    ['what is left over goes to the next day', '2026-09-14T21:00:00Z', 2, '2026-09-15T14:00:00Z', {}],
    ['asked at night it begins in the morning', '2026-09-14T04:00:00Z', 1, '2026-09-14T14:00:00Z', {}],
    ['a weekend does not count', '2026-09-18T21:00:00Z', 2, '2026-09-21T14:00:00Z', {}],
    ['nor does a holiday', '2026-09-14T21:00:00Z', 2, '2026-09-16T14:00:00Z', { holidays: ['2026-09-15'] }],
    ['nothing to wait is the next open moment', '2026-09-19T12:00:00Z', 0, '2026-09-21T13:00:00Z', {}],
    ['offices may open at half past', '2026-09-14T04:00:00Z', 1, '2026-09-14T13:30:00Z', { opensAt: 7.5 }],
    ['days that come late in autumn are waited for', '2026-10-30T21:30:00Z', 1, '2026-11-02T14:30:00Z', {}],
  ] as const)('%s', (_, from, hours, due, more) => {
    const calendar = { ...office('America/Chicago'), ...more, holidays: 'holidays' in more ? [...more.holidays] : [] }
    expect(addBusinessHours(at(from), hours, calendar)).toEqual(at(due))
  })

  test('a day that is open round the clock has 23 hours in spring and 25 in autumn', () => {
    const always = office('America/New_York', { opensAt: 0, closesAt: 24, days: [0, 1, 2, 3, 4, 5, 6] })
    expect(addBusinessHours(at('2026-03-08T05:00:00Z'), 24, always)).toEqual(at('2026-03-09T05:00:00Z'))
    expect(momentOf({ year: 2026, month: 3, day: 9, hour: 0, minute: 0 }, 'America/New_York')).toEqual(
      at('2026-03-09T04:00:00Z'),
    )
  })

  test('a time that the clock jumps over is the moment of the jump', () => {
    const local = { year: 2026, month: 3, day: 8, hour: 2, minute: 30 }
    expect(momentOf(local, 'America/New_York')).toEqual(at('2026-03-08T07:00:00Z'))
  })

  test('a calendar that never opens gives the plain time instead of waiting for ever', () => {
    expect(addBusinessHours(at('2026-09-14T10:00:00Z'), 5, office('UTC', { days: [] }))).toEqual(
      at('2026-09-14T15:00:00Z'),
    )
  })

  const clocks = new Map<string, WallClock>()
  const clockOf = (zone: string) => {
    const clock = clocks.get(zone) ?? new WallClock(zone, 2)
    clocks.set(zone, clock)
    return clock
  }
  const cases = fc.record({
    zone: fc.constantFrom(...ZONES),
    minute: fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2026, 5, 1) / 60_000 }),
    quarters: fc.integer({ min: 0, max: 4 * 90 }),
    opensAt: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 4, max: 12 }),
    days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 3 }),
    holidays: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }),
  })

  test('equal a count of open minutes, one by one, over twelve zones, shifts, weekends and holidays', () => {
    fc.assert(
      fc.property(cases, ({ zone, minute, quarters, opensAt, length, days, holidays }) => {
        const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
        const calendar = { timeZone: zone, opensAt, closesAt: opensAt + length, days, holidays: holidays.map(day) }
        const from = new Date(minute * 60_000)
        expect(addBusinessHours(from, quarters / 4, calendar)).toEqual(
          slowAddBusinessHours(from, quarters / 4, calendar, clockOf(zone)),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('more hours are never due earlier, and a later question is never due before an earlier one', () => {
    const calendar = office('America/New_York', { holidays: ['2026-11-26'] })
    const minute = fc.integer({ min: Date.UTC(2026, 9, 1) / 60_000, max: Date.UTC(2026, 11, 1) / 60_000 })
    fc.assert(
      fc.property(minute, fc.nat(600), fc.nat(100), fc.nat(100), (from, later, hours, more) => {
        const [first, second] = [new Date(from * 60_000), new Date((from + later) * 60_000)]
        const due = addBusinessHours(first, hours, calendar).getTime()
        expect(addBusinessHours(first, hours + more, calendar).getTime()).toBeGreaterThanOrEqual(due)
        expect(addBusinessHours(second, hours, calendar).getTime()).toBeGreaterThanOrEqual(due)
      }),
      { numRuns: 200 },
    )
  })
})
