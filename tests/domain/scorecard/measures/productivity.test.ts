import { describe, expect, test } from 'vitest'
import { hourlyTold, recordsPerHour, weightedRecords } from '#app/domain/scorecard/measures/productivity.ts'
import { reviewsOf } from '#app/domain/scorecard/measures/reviews.ts'
import { drawPoisson, seeded, seedOf } from '#app/domain/scorecard/statistics/random.ts'

const at = (text: string) => new Date(`2026-03-${text}:00Z`)
const coding = { by: 'coder', at: at('12T10:00') }
const kindsOf = (
  reviews: { by: string; at: Date }[],
  over: { isFinal?: boolean; coding?: typeof coding | null } = {},
) => reviewsOf({ reviews, isFinal: true, coding, ...over }).map(({ who, kind }) => `${who} ${kind}`)

describe('CDI reviews of an encounter', () => {
  test('the first is new, one on another day or by another reviewer is a follow-up', () => {
    const reviews = [
      { by: 'mara', at: at('04T08:00') },
      { by: 'lind', at: at('03T09:00') },
      { by: 'mara', at: at('03T23:59') },
    ]
    expect(kindsOf(reviews)).toEqual(['lind new', 'mara follow-up', 'mara follow-up'])
  })
  test('twice on a day by one reviewer is one review', () => {
    expect(kindsOf(['03T09:00', '03T16:00', '04T00:00'].map((text) => ({ by: 'lind', at: at(text) })))).toEqual([
      'lind new',
      'lind follow-up',
    ])
  })
  test('a look after the final coding is none, and of a coding that is not final nothing counts', () => {
    const reviews = [
      { by: 'lind', at: at('12T10:00') },
      { by: 'lind', at: at('13T10:00') },
    ]
    expect(kindsOf(reviews)).toEqual(['lind new'])
    expect(kindsOf(reviews, { isFinal: false })).toEqual([])
    expect(kindsOf(reviews, { coding: null })).toEqual([])
  })
  test('counts for the month in which it was made', () => {
    const reviews = [
      { by: 'lind', at: new Date('2026-02-28T23:00:00Z') },
      { by: 'lind', at: at('01T01:00') },
    ]
    expect(reviewsOf({ reviews, isFinal: true, coding }).map(({ month }) => month % 12)).toEqual([1, 2])
  })
})

describe('records weighted by kind', () => {
  const hours = (worked: number) => [{ month: 1, minutes: worked * 60 }]
  const standards = new Map([
    ['inpatient', 2],
    ['outpatient', 10],
  ])
  const of = (inpatient: number, outpatient: number, month = 1) => [
    { kind: 'inpatient', month, n: inpatient },
    { kind: 'outpatient', month, n: outpatient },
  ]

  test('are the hours of the standard over those worked', () => {
    // 40 records at half an hour and 100 at a tenth: 30 hours, done in 24.
    const weighted = weightedRecords(of(40, 100), hours(24), standards)
    expect(weighted).toMatchObject({ ratio: 1.25, records: 140, hours: 24 })
  })
  test('of one kind have the limits of the plain rate, measured by its standard', () => {
    const coded = [{ kind: 'inpatient', month: 1, n: 60 }]
    const [weighted, plain] = [weightedRecords(coded, hours(24), standards), recordsPerHour(coded, hours(24))]
    if (!weighted || !plain || weighted === 'too-few' || plain === 'too-few') throw new Error('There are enough.')
    for (const of of ['low', 'high'] as const) expect(weighted[of]).toBeCloseTo(plain[of] / 2, 10)
  })
  test('count only months whose hours are known', () => {
    const weighted = weightedRecords([...of(40, 100), ...of(90, 90, 2)], hours(24), standards)
    expect(weighted).toMatchObject({ ratio: 1.25, records: 140 })
  })
  test('say nothing without hours, nor where the house has no standard of a kind', () => {
    expect(weightedRecords(of(40, 100), [], standards)).toBeNull()
    expect(weightedRecords(of(40, 100), hours(24), new Map([['inpatient', 2]]))).toBeNull()
    expect(weightedRecords(of(40, 0), hours(24), new Map([['inpatient', 2]]))).toMatchObject({ records: 40 })
  })
  test('are too few where a kind holds one to nine: two sums would tell it', () => {
    expect(weightedRecords(of(40, 9), hours(24), standards)).toBe('too-few')
    expect(weightedRecords(of(4, 0), hours(24), standards)).toBe('too-few')
  })
  test('hold the true rate in about 95 of 100 intervals', () => {
    const random = seeded(seedOf('weighted records'))
    let held = 0
    const runs = 2000
    for (let run = 0; run < runs; run++) {
      const weighted = weightedRecords(of(drawPoisson(random, 40), drawPoisson(random, 60)), hours(26), standards)
      if (weighted === null || weighted === 'too-few') throw new Error('There are enough.')
      if (weighted.low <= 1 && weighted.high >= 1) held += 1
    }
    expect(held / runs).toBeGreaterThan(0.93)
    expect(held / runs).toBeLessThan(0.98)
  })
})

test.each([
  ['what is told whole', 40, 40, true, true],
  ['the rest is not few', 40, 50, true, true],
  ['the rest is few', 40, 46, true, false],
  ['the count beside it is hidden', 40, 40, false, false],
  ['the count beside it is few', 9, 9, true, false],
])('a figure by the hour gives nothing away: %s', (_, records, all, isTold, isShown) => {
  const figure = { records, hours: 20 }
  expect(hourlyTold(figure, isTold, all)).toEqual(isShown ? figure : 'too-few')
})

test('a figure by the hour that is none stays none', () => {
  expect(hourlyTold(null, true, 40)).toBeNull()
  expect(hourlyTold('too-few', true, 40)).toBe('too-few')
})
