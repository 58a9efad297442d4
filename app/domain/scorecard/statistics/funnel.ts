import { binomialCdf } from './beta.ts'
import type { Interval } from './interval.ts'
import { normalCdf } from './normal.ts'
import { ascending, mean, quantileOf, sum } from './vector.ts'

/** A provider's numerator and denominator. */
export type Count = { events: number; n: number }

/**
 * The interpolated exact binomial limits of a proportion with denominator n around the target, as a rate (0 to 1). `sd` is 2 or 3, turned
 * into the tail chance of that many normal deviations. Spiegelhalter, Stat Med 2005;24:1185-1202, appendix A.1.1.
 */
export function funnelLimits(target: number, n: number, sd: number): Interval {
  const tail = normalCdf(-sd)
  return { low: interpolated(target, n, tail), high: interpolated(target, n, 1 - tail) }
}

function interpolated(target: number, n: number, p: number): number {
  let [low, high] = [-1, n]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (binomialCdf(middle, n, target) > p) high = middle
    else low = middle
  }
  const above = binomialCdf(high, n, target)
  const alpha = (above - p) / (above - binomialCdf(high - 1, n, target))
  return Math.min(1, Math.max(0, (high - alpha) / n))
}

/** The unadjusted z of a proportion against the target: (rate - target) / sqrt(target (1 - target) / n). Spiegelhalter 2005, section 2. */
export const zOf = ({ events, n }: Count, target: number): number =>
  (events / n - target) / Math.sqrt((target * (1 - target)) / n)

/** The numbers with both tails pulled in to the quantiles at `share` and 1 - `share`. Spiegelhalter 2005, appendix A.3.1. */
export function winsorised(values: readonly number[], share = 0.1): number[] {
  const sorted = ascending(values)
  const [low, high] = [quantileOf(sorted, share), quantileOf(sorted, 1 - share)]
  return values.map((value) => Math.min(high, Math.max(low, value)))
}

export type OverDispersion = {
  /** The mean of squared z after winsorising; 1 when providers differ by chance alone. */
  phi: number
  /** The additive between-provider variance on the scale of the rate; 0 when phi is at most providers - 1 over providers. */
  tau2: number
  providers: number
}

/**
 * How much more providers differ than chance allows: phi after 10 % winsorising, and tau2 by the method of moments (DerSimonian & Laird
 * 1986) from that phi. Null under two providers or where the target is 0 or 1. Spiegelhalter 2005, sections 5.1 and 5.2 and appendix A.3.
 */
export function overDispersion(counts: readonly Count[], target: number, share = 0.1): OverDispersion | null {
  const usable = counts.filter(({ n }) => n > 0)
  const providers = usable.length
  if (providers < 2 || !(target > 0 && target < 1)) return null
  const phi = mean(
    winsorised(
      usable.map((count) => zOf(count, target)),
      share,
    ).map((z) => z * z),
  )
  const weights = usable.map(({ n }) => n / (target * (1 - target)))
  const bottom = sum(weights) - sum(weights.map((w) => w * w)) / sum(weights)
  const tau2 = bottom > 0 ? Math.max(0, (providers * phi - (providers - 1)) / bottom) : 0
  return { phi, tau2, providers }
}

/** The funnel's limits with the between-provider variance added (null: no over-dispersion, so the exact limits). Spiegelhalter 2005, 5.2. */
export function adjustedLimits(target: number, n: number, sd: number, spread: OverDispersion | null): Interval {
  if (!spread || spread.tau2 === 0) return funnelLimits(target, n, sd)
  const half = sd * Math.sqrt((target * (1 - target)) / n + spread.tau2)
  return { low: Math.max(0, target - half), high: Math.min(1, target + half) }
}

/** The z of a provider once the between-provider variance is allowed for; what flags are made of. Spiegelhalter 2005, 5.2. */
export const adjustedZ = ({ events, n }: Count, target: number, spread: OverDispersion | null): number =>
  (events / n - target) / Math.sqrt((target * (1 - target)) / n + (spread?.tau2 ?? 0))

/** The group's rate: all events over all cases; null of no cases. */
export function groupRate(counts: readonly Count[]): number | null {
  const n = sum(counts.map((count) => count.n))
  return n > 0 ? sum(counts.map((count) => count.events)) / n : null
}
