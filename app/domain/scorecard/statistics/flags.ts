import { normalCdf } from './normal.ts'

/**
 * Which of the p-values stay significant when the share of false ones among them is held to q (0 to 1), in their order.
 * Benjamini & Hochberg, J R Stat Soc B 1995;57:289-300.
 */
export function benjaminiHochberg(pValues: readonly number[], q = 0.05): boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b)
  let limit = Number.NEGATIVE_INFINITY
  sorted.forEach((p, i) => {
    if (p <= ((i + 1) / sorted.length) * q) limit = p
  })
  return pValues.map((p) => p <= limit)
}

/** The two-sided p-value of a normal z. */
export const twoSided = (z: number): number => 2 * normalCdf(-Math.abs(z))

export type Side = 'above' | 'below'
/** One provider in one period: his over-dispersion-adjusted z against the group's rate there. */
export type PeriodZ = { provider: string; z: number }
export type Flag = { provider: string; side: Side; now: number; before: number }

const THREE_SD = 3

/** Who stands out in one period: by Benjamini-Hochberg at 5 % or beyond 3 SD, on which side. METRICS.md 4.6. */
export function standOut(zs: readonly PeriodZ[], q = 0.05): Map<string, { side: Side; z: number }> {
  const significant = benjaminiHochberg(
    zs.map(({ z }) => twoSided(z)),
    q,
  )
  return new Map(
    zs.flatMap(({ provider, z }, i) =>
      significant[i] || Math.abs(z) > THREE_SD ? [[provider, { side: z > 0 ? 'above' : 'below', z }] as const] : [],
    ),
  )
}

/** The providers that stand out on the same side in two periods running: only they are called outliers. METRICS.md 4.6. */
export function persistentFlags(before: readonly PeriodZ[], now: readonly PeriodZ[], q = 0.05): Flag[] {
  const earlier = standOut(before, q)
  return [...standOut(now, q)].flatMap(([provider, { side, z }]) => {
    const first = earlier.get(provider)
    return first?.side === side ? [{ provider, side, now: z, before: first.z }] : []
  })
}
