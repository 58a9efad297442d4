import { betaCdf } from './beta.ts'
import { lowerGamma, upperGamma } from './gamma.ts'
import { rootOf } from './vector.ts'

/** The chance that a standard normal variable is at most x. Abramowitz & Stegun 26.2.29 through the incomplete gamma function. */
export function normalCdf(x: number): number {
  if (x === 0) return 0.5
  return x < 0 ? 0.5 * upperGamma(0.5, (x * x) / 2) : 0.5 + 0.5 * lowerGamma(0.5, (x * x) / 2)
}

// P. J. Acklam's rational approximation (2003), relative error below 1.15e-9, polished below by one Halley step.
const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
]
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
const TAIL = 0.02425

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((value, coefficient) => value * x + coefficient, 0)

/** The quantile at p (0 to 1) of the standard normal distribution. */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return Number.POSITIVE_INFINITY
  if (p > 0.5) return -normalQuantile(1 - p)
  const x = p < TAIL ? tailQuantile(p) : centreQuantile(p)
  const error = (normalCdf(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2)
  return x - error / (1 + (x * error) / 2)
}

function tailQuantile(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p))
  return polynomial(TAIL_TOP, q) / polynomial(TAIL_BOTTOM, q)
}

function centreQuantile(p: number): number {
  const q = p - 0.5
  return (polynomial(CENTRE_TOP, q * q) * q) / polynomial(CENTRE_BOTTOM, q * q)
}

/** The chance that Student's t with df degrees of freedom (any df > 0) is at most x. Abramowitz & Stegun 26.7.1. */
export function studentCdf(x: number, df: number): number {
  const tail = 0.5 * betaCdf(df / (df + x * x), df / 2, 0.5)
  return x < 0 ? tail : 1 - tail
}

/** The quantile at p (0 to 1) of Student's t with df degrees of freedom; the normal quantile from a million on. */
export function studentQuantile(p: number, df: number): number {
  if (df >= 1e6) return normalQuantile(p)
  if (p === 0.5) return 0
  if (p > 0.5) return -studentQuantile(1 - p, df)
  if (p <= 0) return Number.NEGATIVE_INFINITY
  let low = -2
  while (studentCdf(low, df) > p) low *= 2
  return rootOf((x) => studentCdf(x, df) - p, low, 0)
}
