import { at, rootOf } from './vector.ts'

// Lanczos's series with g = 7 and nine terms (Lanczos 1964; coefficients as computed by P. Godfrey): relative error about 1e-15.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
const TINY = 1e-300
const EPSILON = 1e-16

/** The natural logarithm of the gamma function for x > 0; NaN elsewhere. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  let series = at(LANCZOS, 0)
  for (let i = 1; i < LANCZOS.length; i++) series += at(LANCZOS, i) / (x - 1 + i)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series)
}

/** P(a, x), the regularised lower incomplete gamma function, 0 to 1. Abramowitz & Stegun 6.5.29 (series) and 6.5.31 (fraction). */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x)
}

/** Q(a, x) = 1 - P(a, x), without loss of digits in the far tail. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x)
}

const gammaFront = (a: number, x: number): number => Math.exp(a * Math.log(x) - x - logGamma(a))

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let total = term
  for (let n = 1; n < 100_000 && term > total * EPSILON; n++) {
    term *= x / (a + n)
    total += term
  }
  return total * gammaFront(a, x)
}

/** Lentz's evaluation of the continued fraction. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / nonZero(an * d + b)
    c = nonZero(b + an / c)
    h *= d * c
    if (Math.abs(d * c - 1) < EPSILON * 4) break
  }
  return h * gammaFront(a, x)
}

export const nonZero = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

/** The quantile at p (0 to 1) of the gamma distribution with this shape and scale 1. */
export function gammaQuantile(p: number, shape: number): number {
  if (p <= 0) return 0
  if (p >= 1) return Number.POSITIVE_INFINITY
  let high = Math.max(1, shape)
  while (lowerGamma(shape, high) < p) high *= 2
  return rootOf((x) => (p < 0.5 ? lowerGamma(shape, x) - p : 1 - p - upperGamma(shape, x)), 0, high)
}

/** The quantile at p (0 to 1) of the chi-square distribution. */
export const chiSquareQuantile = (p: number, df: number): number => 2 * gammaQuantile(p, df / 2)

/** The chance that a chi-square variable with df degrees of freedom exceeds x. */
export const chiSquareAbove = (x: number, df: number): number => upperGamma(df / 2, x / 2)
