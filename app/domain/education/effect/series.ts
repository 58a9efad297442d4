import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { at, mean, sum } from '#app/domain/scorecard/statistics/vector.ts'
import { invert, times } from './matrix.ts'

/** One period of a series: gaps among reviewable cases, and whether it lies after teaching. */
export type Point = { period: number; gaps: number; n: number; after: boolean }
/** The mean change over the periods after teaching, in points of rate, against the continued trend and season of those before. */
export type Interrupted = {
  estimate: number
  low: number
  high: number
  se: number
  df: number
  level: number
  slope: number
  taughtRate: number
  untaughtRate: number
  cases: number
  autocorrelation: number
}

/** Fewer periods on either side cannot tell a change from a trend: Penfold & Zhang, Acad Pediatr 2013;13:S38-S44; METRICS.md 5. */
export const FEWEST_PERIODS = 8

/**
 * Segmented regression of a rate: level, trend, change of level and of trend at teaching, and a yearly wave where two years were seen.
 * Weighted by cases, over-dispersed errors, autocorrelation of lag one in the interval. Null with fewer than 8 periods on
 * either side. Wagner et al., J Clin Pharm Ther 2002;27:299-309; Implementation Science 2014;9:77.
 */
export function interruptedSeries(points: readonly Point[], perYear: number | null): Interrupted | null {
  const seen = points.filter((point) => point.n > 0)
  const after = seen.filter((point) => point.after)
  if (Math.min(after.length, seen.length - after.length) < FEWEST_PERIODS) return null
  const cases = sum(after.map((point) => point.n))
  const middle = sum(after.map((point) => point.period * point.n)) / cases
  const begin = Math.min(...after.map((point) => point.period))
  const design = seen.map((point) => regressors(point, middle, seasonOf(seen, perYear)))
  const fit = weightedFit(design, seen)
  const effect = 2
  const se = Math.sqrt(at(fit.covariance, effect * fit.k + effect))
  const half = studentQuantile(0.975, fit.df) * se
  const estimate = at(fit.coefficients, effect)
  const taughtRate = sum(after.map((point) => point.gaps)) / cases
  return {
    ...{ estimate, se, df: fit.df, taughtRate, cases },
    low: estimate - half,
    high: estimate + half,
    level: estimate + at(fit.coefficients, 3) * (begin - middle),
    slope: at(fit.coefficients, 3),
    untaughtRate: Math.min(1, Math.max(0, taughtRate - estimate)),
    autocorrelation: fit.autocorrelation,
  }
}

const seasonOf = (points: readonly Point[], perYear: number | null): number | null => {
  const periods = points.map((point) => point.period)
  return perYear && Math.max(...periods) - Math.min(...periods) + 1 >= 2 * perYear ? perYear : null
}

/** The change of trend is centred on the middle of the time after, so that the third coefficient is the mean change. */
function regressors({ period, after }: Point, middle: number, perYear: number | null): number[] {
  const base = [1, period - middle, after ? 1 : 0, after ? period - middle : 0]
  if (!perYear) return base
  const turn = (2 * Math.PI * period) / perYear
  return [...base, Math.sin(turn), Math.cos(turn)]
}

function weightedFit(design: number[][], points: readonly Point[]) {
  const k = design[0]?.length ?? 0
  const weights = points.map((point) => point.n)
  const rates = points.map((point) => point.gaps / point.n)
  const normal = new Float64Array(k * k)
  const right = new Float64Array(k)
  design.forEach((x, t) => {
    x.forEach((a, i) => {
      right[i] = at(right, i) + at(weights, t) * a * at(rates, t)
      x.forEach((b, j) => {
        normal[i * k + j] = at(normal, i * k + j) + at(weights, t) * a * b
      })
    })
  })
  const bread = new Float64Array(k * k)
  invert(normal, k, bread)
  const coefficients = times(bread, k, right)
  const residuals = rates.map((rate, t) => rate - sum((design[t] ?? []).map((x, i) => x * at(coefficients, i))))
  const df = points.length - k
  const overall = sum(points.map((point) => point.gaps)) / sum(weights)
  const noise = Math.max(1e-6, overall * (1 - overall))
  const scale = Math.max(noise, sum(residuals.map((r, t) => at(weights, t) * r * r)) / df)
  const autocorrelation = lagOne(
    residuals.map((r, t) => r * Math.sqrt(at(weights, t))),
    k,
  )
  const covariance = sandwich(design, weights, bread, scale, autocorrelation)
  return { k, df, coefficients, covariance, autocorrelation }
}

/** The residuals' autocorrelation, corrected for what fitting k coefficients takes from it (about k / T), from 0 to 0.9. */
function lagOne(residuals: number[], k: number): number {
  const centre = mean(residuals)
  const products = residuals.slice(1).map((r, t) => (r - centre) * (at(residuals, t) - centre))
  const raw = sum(products) / sum(residuals.map((r) => (r - centre) ** 2))
  const corrected = raw + ((k - 1) * (1 + raw)) / residuals.length
  return Math.min(0.9, Math.max(0, Number.isNaN(corrected) ? 0 : corrected))
}

/** The coefficients' covariance when errors of variance scale / weight correlate by the power of their distance. */
function sandwich(
  design: number[][],
  weights: number[],
  bread: Float64Array,
  scale: number,
  rho: number,
): Float64Array {
  const k = design[0]?.length ?? 0
  const influences = design.map((x) => times(bread, k, x))
  const covariance = new Float64Array(k * k)
  influences.forEach((a, t) => {
    influences.forEach((b, s) => {
      const shared = scale * Math.sqrt(at(weights, t) * at(weights, s)) * rho ** Math.abs(t - s)
      for (let i = 0; i < k; i++) {
        for (let j = 0; j < k; j++) covariance[i * k + j] = at(covariance, i * k + j) + shared * at(a, i) * at(b, j)
      }
    })
  })
  return covariance
}
