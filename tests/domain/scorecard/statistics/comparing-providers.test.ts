import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, persistentFlags, standOut } from '#app/domain/scorecard/statistics/flags.ts'
import {
  adjustedLimits,
  adjustedZ,
  funnelLimits,
  groupRate,
  overDispersion,
  winsorised,
} from '#app/domain/scorecard/statistics/funnel.ts'
import { drawBinomial, drawIndex, drawNormal, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { fitPrior, shrink } from '#app/domain/scorecard/statistics/shrinkage.ts'

describe('funnel limits', () => {
  // Spiegelhalter's interpolation (Stat Med 2005, A.1.1) worked by hand in SciPy's binomial distribution.
  it.each([
    [0.3, 40, 2, 0.148331206497979, 0.4383938162052627],
    [0.3, 40, 3, 0.084576948387576, 0.5170800708249559],
    [0.1, 15, 2, 0, 0.2510569798280999],
    [0.23, 400, 3, 0.1675650065116127, 0.29364037957780253],
  ])('around %d with %d cases at %d SD', (target, n, sd, low, high) => {
    const limits = funnelLimits(target, n, sd)
    expect(limits.low).toBeCloseTo(low, 9)
    expect(limits.high).toBeCloseTo(high, 9)
  })

  it('close in on the target as cases grow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer({ min: 20, max: 400 }), (target, n) => {
        const [few, many] = [funnelLimits(target, n, 3), funnelLimits(target, n * 16, 3)]
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
        expect(few.low).toBeLessThanOrEqual(target)
        expect(few.high).toBeGreaterThanOrEqual(target)
      }),
      { numRuns: 40 },
    )
  })
})

describe('over-dispersion', () => {
  // Ten units of FunnelPlotR's development notes (dev/workingout_binom.R), phi and tau2 worked in NumPy on the untransformed scale.
  const events = [12, 30, 26, 50, 42, 71, 4, 29, 48, 36]
  const cases = [82, 98, 100, 125, 162, 151, 12, 100, 82, 99]
  const counts = events.map((count, i) => ({ events: count, n: cases[i] ?? 0 }))

  it('is measured as phi and tau2 after winsorising', () => {
    const target = groupRate(counts) ?? Number.NaN
    expect(target).toBeCloseTo(0.34421364985163205, 12)
    const spread = overDispersion(counts, target)
    expect(spread?.phi).toBeCloseTo(4.015592447566521, 9)
    expect(spread?.tau2).toBeCloseTo(0.007861325439539602, 9)
  })

  it('widens the limits and takes flags away', () => {
    const spread = overDispersion(counts, 0.344)
    const [plain, wide] = [funnelLimits(0.344, 100, 3), adjustedLimits(0.344, 100, 3, spread)]
    expect(wide.high).toBeGreaterThan(plain.high)
    expect(wide.low).toBeLessThan(plain.low)
    const worst = { events: 48, n: 82 }
    expect(adjustedZ(worst, 0.344, spread)).toBeLessThan(adjustedZ(worst, 0.344, null) * 0.6)
    expect(adjustedLimits(0.344, 100, 3, null)).toEqual(plain)
  })

  it('is absent where providers are alike, and unknown for one provider', () => {
    const alike = Array.from({ length: 12 }, () => ({ events: 30, n: 100 }))
    expect(overDispersion(alike, 0.3)).toEqual({ phi: 0, tau2: 0, providers: 12 })
    expect(overDispersion([{ events: 3, n: 10 }], 0.3)).toBeNull()
    expect(overDispersion(alike, 0)).toBeNull()
  })

  it('pulls in a tenth of either tail', () => {
    expect(winsorised([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
  })
})

// Tarone, Biometrics 1982;38:215-220: tumours in 71 groups of rats, as in Gelman et al., Bayesian Data Analysis, section 5.1.
const rats: [number, number][] = [
  [0, 20], [0, 20], [0, 20], [0, 20], [0, 20], [0, 20], [0, 20], [0, 19], [0, 19], [0, 19], [0, 19], [0, 18],
  [0, 18], [0, 17], [1, 20], [1, 20], [1, 20], [1, 20], [1, 19], [1, 19], [1, 18], [1, 18], [2, 25], [2, 24],
  [2, 23], [2, 20], [2, 20], [2, 20], [2, 20], [2, 20], [2, 20], [1, 10], [5, 49], [2, 19], [5, 46], [3, 27],
  [2, 17], [7, 49], [7, 47], [3, 20], [3, 20], [2, 13], [9, 48], [10, 50], [4, 20], [4, 20], [4, 20], [4, 20],
  [4, 20], [4, 20], [4, 20], [10, 48], [4, 19], [4, 19], [4, 19], [5, 22], [11, 46], [12, 49], [5, 20], [5, 20],
  [6, 23], [5, 19], [6, 22], [6, 20], [6, 20], [6, 20], [16, 52], [15, 47], [15, 46], [9, 24], [4, 14],
] // biome-ignore format: a table

describe('shrinkage', () => {
  const counts = rats.map(([events, n]) => ({ events, n }))

  it("finds the marginal maximum of Tarone's 71 groups (SciPy: alpha 2.342, beta 14.115)", () => {
    const prior = fitPrior(counts)
    expect(prior?.alpha).toBeCloseTo(2.3416, 2)
    expect(prior?.beta).toBeCloseTo(14.1148, 1)
    expect(prior?.weak).toBe(false)
  })

  it('draws a rate of few cases to the group and leaves one of many where it is', () => {
    const prior = fitPrior(counts)
    if (!prior) throw new Error('71 groups have a prior')
    const [few, many] = [shrink({ events: 4, n: 5 }, prior), shrink({ events: 800, n: 1000 }, prior)]
    expect(few.rate).toBeLessThan(0.35)
    expect(many.rate).toBeGreaterThan(0.78)
    expect(few.aboveMedian).toBeGreaterThan(0.9)
    expect(few.low).toBeLessThan(few.rate)
    expect(few.high).toBeGreaterThan(few.rate)
  })

  it('keeps a middle course with few providers, and needs two', () => {
    const alike = fitPrior([
      { events: 9, n: 30 },
      { events: 9, n: 30 },
      { events: 9, n: 30 },
    ])
    expect(alike?.weak).toBe(true)
    expect(alike?.strength).toBeLessThan(5000)
    expect(alike?.mean).toBeCloseTo(0.3, 2)
    expect(fitPrior([{ events: 9, n: 30 }])).toBeNull()
    expect(
      fitPrior([
        { events: 0, n: 0 },
        { events: 1, n: 5 },
      ]),
    ).toBeNull()
  })

  it('holds about 95 of 100 true rates in its intervals', () => {
    const random = seeded(11)
    let [covered, all] = [0, 0]
    for (let round = 0; round < 25; round++) {
      const truths = Array.from({ length: 40 }, () => 1 / (1 + Math.exp(0.9 - 0.4 * drawNormal(random))))
      const drawn = truths.map((rate) => {
        const n = 15 + drawIndex(random, 120)
        return { events: drawBinomial(random, n, rate), n }
      })
      const prior = fitPrior(drawn)
      if (!prior) throw new Error('40 providers have a prior')
      drawn.forEach((count, i) => {
        const { low, high } = shrink(count, prior)
        const truth = truths[i] ?? Number.NaN
        if (low <= truth && truth <= high) covered++
        all++
      })
    }
    expect(covered / all).toBeGreaterThan(0.93)
    expect(covered / all).toBeLessThan(0.97)
  })
})

describe('flags', () => {
  it('are those of the worked example of Benjamini and Hochberg (1995, section 3)', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(benjaminiHochberg(p, 0.05).filter(Boolean)).toHaveLength(4)
    expect(benjaminiHochberg([...p].reverse(), 0.05).slice(-4)).toEqual([true, true, true, true])
    expect(benjaminiHochberg([], 0.05)).toEqual([])
  })

  it('need two periods on the same side', () => {
    const quiet = Array.from({ length: 10 }, (_, i) => ({ provider: `quiet ${i}`, z: (i - 5) / 5 }))
    const loud = (provider: string, z: number) => ({ provider, z })
    const before = [...quiet, loud('stays', 5), loud('turns', 5), loud('calms', 5)]
    const now = [...quiet, loud('stays', 4.5), loud('turns', -5), loud('calms', 0.3), loud('new', 6)]
    expect([...standOut(now).keys()]).toEqual(['stays', 'turns', 'new'])
    expect(persistentFlags(before, now)).toEqual([{ provider: 'stays', side: 'above', now: 4.5, before: 5 }])
  })

  it('fall on providers without any difference in fewer than 5 of 100 comparisons', () => {
    const random = seeded(3)
    let [flagged, persistent] = [0, 0]
    const rounds = 300
    for (let round = 0; round < rounds; round++) {
      const period = () => {
        const counts = Array.from({ length: 30 }, () => ({ events: drawBinomial(random, 60, 0.3), n: 60 }))
        const target = groupRate(counts) ?? 0.3
        const spread = overDispersion(counts, target)
        return counts.map((count, i) => ({ provider: `${i}`, z: adjustedZ(count, target, spread) }))
      }
      const [before, now] = [period(), period()]
      if (standOut(now).size > 0) flagged++
      if (persistentFlags(before, now).length > 0) persistent++
    }
    expect(flagged / rounds).toBeLessThanOrEqual(0.12)
    expect(persistent / rounds).toBeLessThanOrEqual(0.01)
  })
})
