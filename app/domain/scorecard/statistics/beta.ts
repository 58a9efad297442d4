import { logGamma, nonZero } from './gamma.ts'
import { rootOf } from './vector.ts'

/** The natural logarithm of the beta function. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

/** I_x(a, b), the regularised incomplete beta function, 0 to 1. Abramowitz & Stegun 26.5.8, evaluated after Lentz. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a
  return 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 4e-16) break
  }
  return h
}

/** The quantile at p (0 to 1) of the beta distribution. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  return rootOf((x) => betaCdf(x, a, b) - p, 0, 1)
}

/** The chance of at most k events in n independent trials of this rate. Abramowitz & Stegun 26.5.24. */
export function binomialCdf(k: number, n: number, rate: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return betaCdf(1 - rate, n - Math.floor(k), Math.floor(k) + 1)
}
