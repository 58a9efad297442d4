import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay, readMoment } from '#app/domain/intake/fhir/moment.ts'

describe('a moment is read as UTC', () => {
  test.each([
    ['with its zone', '2026-03-08T02:30:00-05:00', '2026-03-08T07:30:00.000Z'],
    ['with a zone of half an hour', '2026-03-08T02:30:00+05:30', '2026-03-07T21:00:00.000Z'],
    ['with fractions of any length', '1987-11-19T00:22:16.824999-05:00', '1987-11-19T05:22:16.824Z'],
    ['without seconds', '2026-03-08T02:30Z', '2026-03-08T02:30:00.000Z'],
    ['of a leap second', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['of a day alone', '2026-02-28', '2026-02-28T00:00:00.000Z'],
    ['of a month alone', '2026-02', '2026-02-01T00:00:00.000Z'],
    ['of a year alone', '2026', '2026-01-01T00:00:00.000Z'],
    ['of the leap day of a leap century', '2000-02-29', '2000-02-29T00:00:00.000Z'],
  ])('%s', (_, text, moment) => {
    expect(readMoment(text)?.toISOString()).toBe(moment)
  })
})

test.each([
  '2026-02-29',
  '1900-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '0026-01-01',
  '2026-01-01T25:00:00Z',
  '2026-01-01T10:61:00Z',
  '2026-01-01T10:00:00+15:00',
  'yesterday',
  '',
  '2026-1-1',
  `2026${'0'.repeat(100)}`,
])('"%s" is no moment', (text) => {
  expect(readMoment(text)).toBeNull()
})

test('a day is the day that the sender saw, whatever the zone', () => {
  expect(readDay('2026-03-08T23:30:00-10:00')).toBe('2026-03-08')
  expect(readDay('2026-03')).toBeNull()
  expect(readDay(null)).toBeNull()
})

test('what JavaScript writes is read back', () => {
  const dates = fc.date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  fc.assert(fc.property(dates, (date) => readMoment(date.toISOString())?.getTime() === date.getTime()))
})
