import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaCdf, betaQuantile, binomialCdf } from '#app/domain/scorecard/statistics/beta.ts'
import {
  chiSquareAbove,
  chiSquareQuantile,
  gammaQuantile,
  logGamma,
  lowerGamma,
  upperGamma,
} from '#app/domain/scorecard/statistics/gamma.ts'
import { normalCdf, normalQuantile, studentCdf, studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'

// Reference values to 16 digits from SciPy 1.17 (Cephes, Boost): an implementation that shares no line with ours.
const near = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))

describe('special functions agree with known values to 1e-9', () => {
  it.each([
    [1e-5, 11.512919692895826],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0],
    [1.5, -0.12078223763524526],
    [3.7, 1.428072326665388],
    [10, 12.801827480081469],
    [100.5, 361.43554046777757],
    [1e6, 12815504.569147611],
  ])('the log gamma of %d', (x, expected) => near(logGamma(x), expected))

  it.each([
    [0.5, 0.2, 0.47291074313446196],
    [1, 1, 0.6321205588285577],
    [3, 2.5, 0.45618688411667035],
    [10, 15, 0.9301463393005901],
    [100, 90, 0.15822098918643007],
    [1000, 1010, 0.6276789447369947],
  ])('the incomplete gamma P(%d, %d)', (a, x, expected) => {
    near(lowerGamma(a, x), expected)
    near(upperGamma(a, x), 1 - expected)
  })

  it.each([
    [0.5, 0.5, 0.3, 0.36901011956554536],
    [2, 3, 0.4, 0.5248],
    [10, 0.2, 0.99, 0.3283429340534724],
    [50, 70, 0.45, 0.7717610017525626],
    [500, 800, 0.4, 0.8726412764646694],
    [5000, 8000, 0.38, 0.13964658999141796],
  ])('the incomplete beta with a %d, b %d at %d', (a, b, x, expected) => near(betaCdf(x, a, b), expected))

  it.each([
    [0.025, 20, 9.590777392264867],
    [0.975, 22, 36.78071208403556],
    [0.95, 1, 3.841458820694124],
    [0.5, 3.5, 2.86058940306655],
    [1e-6, 8, 0.14198478271724216],
    [0.999999, 8, 42.70091392647789],
  ])('the chi-square quantile at %d with %d degrees of freedom', (p, df, expected) =>
    near(chiSquareQuantile(p, df), expected),
  )

  it.each([
    [0.025, 3, 8, 0.06673951117773447],
    [0.5, 0.5, 0.5, 0.5],
    [0.975, 120, 400, 0.26790343066238004],
    [0.001, 2, 30, 0.0014876861369423936],
  ])('the beta quantile at %d with a %d, b %d', (p, a, b, expected) => near(betaQuantile(p, a, b), expected))

  it.each([
    [-8, 6.22096057427174e-16],
    [-1.96, 0.024997895148220435],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [6, 0.9999999990134123],
  ])('the normal distribution at %d', (x, expected) => near(normalCdf(x), expected))

  it.each([
    [1e-12, -7.034483825301131],
    [0.01, -2.3263478740408408],
    [0.5, 0],
    [0.8, 0.8416212335729143],
    [0.999, 3.090232306167813],
  ])('the normal quantile at %d', (p, expected) => near(normalQuantile(p), expected))

  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2.5, 3.5746548420036817],
    [0.9, 30, 1.3104150253913955],
    [0.995, 4, 4.604094871349992],
    [0.975, 1000, 1.9623390808264083],
  ])("Student's quantile at %d with %d degrees of freedom", (p, df, expected) => near(studentQuantile(p, df), expected))
})

describe('quantiles undo their distributions', () => {
  const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
  const shape = fc.double({ min: 1, max: 400, noNaN: true })

  it('for the normal, gamma, beta and Student distributions', () => {
    fc.assert(
      fc.property(chance, shape, shape, (p, a, b) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 10)
        expect(lowerGamma(a, gammaQuantile(p, a))).toBeCloseTo(p, 9)
        expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9)
        expect(studentCdf(studentQuantile(p, a), a)).toBeCloseTo(p, 9)
      }),
      { numRuns: 60 },
    )
  })

  it('the binomial distribution is the sum of its terms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), chance, (n, rate) => {
        let [term, total] = [(1 - rate) ** n, 0]
        for (let k = 0; k < n; k++) {
          total += term
          expect(binomialCdf(k, n, rate)).toBeCloseTo(total, 9)
          term *= ((n - k) / (k + 1)) * (rate / (1 - rate))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the chi-square tail of 3.84 is 5 %', () => near(chiSquareAbove(3.841458820694124, 1), 0.05))
})
