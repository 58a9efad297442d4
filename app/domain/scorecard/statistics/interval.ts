import { type Rate, rateOf } from '#app/domain/shared/rate.ts'
import { betaQuantile } from './beta.ts'
import { chiSquareQuantile } from './gamma.ts'
import { normalQuantile } from './normal.ts'

export type Interval = { low: number; high: number }

/** The rate with its Wilson score interval at any level (0 to 1, as 0.95); null where there is no rate. Source: `rateOf`. */
export function wilson(events: number, n: number, level = 0.95): Rate | null {
  return rateOf(events, n, normalQuantile((1 + level) / 2))
}

/** The Clopper-Pearson interval of a proportion: never below its level, so wide. Clopper & Pearson, Biometrika 1934;26:404-413. */
export function exactBinomial(events: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2
  return {
    low: events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    high: events === n ? 1 : betaQuantile(1 - tail, events + 1, n - events),
  }
}

/** The exact interval of a Poisson mean from one count, by chi-square quantiles. Garwood, Biometrika 1936;28:437-442. */
export function exactPoisson(count: number, level = 0.95): Interval {
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2,
    high: chiSquareQuantile(1 - tail, 2 * count + 2) / 2,
  }
}

/** Observed over expected with its exact Poisson interval, the expected number taken as known. Breslow & Day, IARC 1987, vol. 2, section 2.3. */
export function observedOverExpected(
  observed: number,
  expected: number,
  level = 0.95,
): (Interval & { observed: number; expected: number; ratio: number }) | null {
  if (!(expected > 0)) return null
  const { low, high } = exactPoisson(observed, level)
  return { observed, expected, ratio: observed / expected, low: low / expected, high: high / expected }
}
