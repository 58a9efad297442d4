import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialCdf } from '#app/domain/scorecard/statistics/beta.ts'
import { exactBinomial, exactPoisson, observedOverExpected, wilson } from '#app/domain/scorecard/statistics/interval.ts'
import { standardiseIndirectly } from '#app/domain/scorecard/statistics/standardise.ts'
import { isTooFew, rateOf } from '#app/domain/shared/rate.ts'

describe('a rate with its interval', () => {
  // Newcombe, Stat Med 1998;17:857-872, table I, method 3 (Wilson) and method 5 (exact).
  it.each([
    [81, 263, 0.2553, 0.3662, 0.2527, 0.3676],
    [15, 148, 0.0624, 0.1605, 0.0578, 0.1617],
    [0, 20, 0, 0.1611, 0, 0.1684],
    [1, 29, 0.0061, 0.1718, 0.0009, 0.1776],
  ])('%d of %d is bounded as Newcombe printed it', (events, n, low, high, exactLow, exactHigh) => {
    const score = wilson(events, n)
    expect(score?.low).toBeCloseTo(low, 4)
    expect(score?.high).toBeCloseTo(high, 4)
    const exact = exactBinomial(events, n)
    expect(exact.low).toBeCloseTo(exactLow, 4)
    expect(exact.high).toBeCloseTo(exactHigh, 4)
  })

  it('says of 29 right records of 30 that 83 to 99 % is what is known (METRICS.md, coder accuracy)', () => {
    const accuracy = rateOf(29, 30)
    expect(Math.round((accuracy?.low ?? 0) * 100)).toBe(83)
    expect(Math.round((accuracy?.high ?? 0) * 100)).toBe(99)
  })

  it('does not exist without cases, nor where there are more events than cases', () => {
    expect(rateOf(0, 0)).toBeNull()
    expect(rateOf(3, 2)).toBeNull()
    expect(rateOf(-1, 2)).toBeNull()
    expect(isTooFew(9)).toBe(true)
    expect(isTooFew(10)).toBe(false)
  })

  it('always holds its own rate and mirrors when gaps and no gaps change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const events = Math.round(n * share)
        const [rate, mirror] = [rateOf(events, n), rateOf(n - events, n)]
        if (!rate || !mirror) throw new Error('a rate of a count exists')
        expect(rate.low).toBeGreaterThanOrEqual(0)
        expect(rate.high).toBeLessThanOrEqual(1)
        expect(rate.low).toBeLessThanOrEqual(rate.rate)
        expect(rate.high).toBeGreaterThanOrEqual(rate.rate)
        expect(mirror.low).toBeCloseTo(1 - rate.high, 12)
      }),
    )
  })

  it('covers the true rate in about 95 % of all samples, counted exactly, averaged over rates', () => {
    for (const n of [15, 50, 200]) {
      let covered = 0
      const rates = Array.from({ length: 181 }, (_, i) => 0.05 + i * 0.005)
      for (const rate of rates) {
        for (let events = 0; events <= n; events++) {
          const found = rateOf(events, n)
          const chance = binomialCdf(events, n, rate) - binomialCdf(events - 1, n, rate)
          if (found && found.low <= rate && rate <= found.high) covered += chance / rates.length
        }
      }
      expect(covered).toBeGreaterThan(0.94)
      expect(covered).toBeLessThan(0.965)
    }
  })
})

describe('a count with its exact Poisson interval', () => {
  // Garwood's table as reprinted in Ulm, Am J Epidemiol 1990;131:373-375, and Breslow & Day 1987.
  it.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [50, 37.111, 65.919],
  ])('%d events bound the mean as printed', (count, low, high) => {
    const interval = exactPoisson(count)
    expect(interval.low).toBeCloseTo(low, 2)
    expect(interval.high).toBeCloseTo(high, 2)
  })

  it('divides by what was expected, and says nothing where nothing was', () => {
    expect(observedOverExpected(10, 5)).toMatchObject({ ratio: 2, observed: 10, expected: 5 })
    expect(observedOverExpected(10, 5)?.low).toBeCloseTo(0.959, 3)
    expect(observedOverExpected(3, 0)).toBeNull()
  })
})

describe('indirect standardisation', () => {
  const counts = [
    { provider: 'small', stratum: 'sepsis', events: 6, n: 10 },
    { provider: 'small', stratum: 'heart failure', events: 0, n: 5 },
    { provider: 'rest', stratum: 'sepsis', events: 94, n: 190 },
    { provider: 'rest', stratum: 'heart failure', events: 20, n: 195 },
    { provider: 'alone', stratum: 'burns', events: 4, n: 30 },
  ]
  const byName = new Map(standardiseIndirectly(counts).map((row) => [row.provider, row]))

  it("expects of a small provider the whole group's rate in each stratum", () => {
    expect(byName.get('small')).toMatchObject({ observed: 6, expected: 10 * 0.5 + 5 * 0.1, n: 15, unmatched: 0 })
  })

  // IUSSP, Population Analysis for Policies and Programmes, PAPP101 session 6: deaths in Ecuador at the rates of Sweden by age, per 1000.
  it('repeats a published example: Ecuador has 1.52 times the 42,561 deaths expected at the rates of Sweden', () => {
    const ages = [
      { stratum: '0-29', people: 7_498_000, deaths: 16_700, per1000: 0.45 },
      { stratum: '30-59', people: 3_219_000, deaths: 11_900, per1000: 2.4 },
      { stratum: '60+', people: 742_000, deaths: 36_100, per1000: 42.4 },
    ]
    const rows = standardiseIndirectly(
      ages.flatMap(({ stratum, people, deaths, per1000 }) => [
        { provider: 'Ecuador', stratum, events: deaths, n: people },
        { provider: 'Sweden', stratum, events: per1000 * 1000, n: 1_000_000 },
      ]),
    )
    const ecuador = rows.find(({ provider }) => provider === 'Ecuador')
    expect(ecuador?.observed).toBe(64_700)
    expect(ecuador?.expected).toBeCloseTo(42_561, -1)
    expect(ecuador?.ratio).toBeCloseTo(1.52, 2)
  })

  it('leaves a large provider out of his own reference', () => {
    expect(byName.get('rest')?.expected).toBeCloseTo(190 * 0.6 + 195 * 0, 10)
  })

  it('shows no ratio for cases that nobody else has', () => {
    expect(byName.has('alone')).toBe(false)
  })

  it('finds 1 for every provider when all have the same rate in each stratum, whatever their mix', () => {
    const alike = ['a', 'b', 'c'].flatMap((provider, i) => [
      { provider, stratum: 'x', events: 10 * (i + 1), n: 100 * (i + 1) },
      { provider, stratum: 'y', events: 40 * (3 - i), n: 80 * (3 - i) },
    ])
    for (const row of standardiseIndirectly(alike)) expect(row.ratio).toBeCloseTo(1, 12)
  })
})
