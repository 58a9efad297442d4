/** Below this denominator a rate is not shown: METRICS.md section 3, for privacy and for noise. */
export const TOO_FEW = 10
/** The two-sided 95 % normal quantile. */
export const Z95 = 1.959963984540054

/** `low` and `high` bound the true rate with 95 % confidence; all of 0 to 1. A rate never travels without its n. */
export type Rate = { events: number; n: number; rate: number; low: number; high: number }

/**
 * The rate events/n (0 to 1) with its Wilson score interval; null when n is 0 or the two are not a numerator and its denominator.
 * Wilson, JASA 1927;22:209-212; recommended over the Wald interval by Newcombe, Stat Med 1998;17:857-872 (method 3).
 */
export function rateOf(events: number, n: number, z: number = Z95): Rate | null {
  if (!(n > 0) || !(events >= 0) || events > n) return null
  const p = events / n
  const z2 = z * z
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  // At 0 of n and n of n the limit is exactly 0 or 1; rounding would leave 1e-17.
  const low = events === 0 ? 0 : Math.max(0, middle - half)
  const high = events === n ? 1 : Math.min(1, middle + half)
  return { events, n, rate: p, low, high }
}

/** Whether a denominator is too small to show a rate from ("too few to say"). */
export function isTooFew(n: number): boolean {
  return n < TOO_FEW
}

/** `by` is how much higher the later rate is (-1 to 1); `low` and `high` bound the true difference with 95 % confidence. */
export type Difference = { by: number; low: number; high: number }

/** The later rate minus the earlier one, with the hybrid score interval. Newcombe, Stat Med 1998;17:873-890 (method 10). */
export function differenceOf(earlier: Rate, later: Rate): Difference {
  const by = later.rate - earlier.rate
  return {
    by,
    low: by - Math.hypot(later.rate - later.low, earlier.high - earlier.rate),
    high: by + Math.hypot(later.high - later.rate, earlier.rate - earlier.low),
  }
}
