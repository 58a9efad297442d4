import { isTooFew } from '#app/domain/shared/rate.ts'
import { adjustedLimits, adjustedZ, groupRate, overDispersion } from '../statistics/funnel.ts'

export type FunnelPoint = { provider: string; events: number; n: number; rate: number; outside: boolean }
export type FunnelLimit = { n: number; low2: number; high2: number; low3: number; high3: number }
export type Funnel = { target: number; phi: number; points: FunnelPoint[]; limits: FunnelLimit[] }

const STEPS = 40

/** A funnel of providers with at least ten cases around their common rate, its limits widened for over-dispersion; null under five. METRICS.md 4.1, 4.2. */
export function funnelOf(counts: readonly { provider: string; events: number; n: number }[]): Funnel | null {
  const usable = counts.filter(({ n }) => !isTooFew(n))
  const target = groupRate(usable)
  if (usable.length < 5 || target === null || target <= 0 || target >= 1) return null
  const spread = overDispersion(usable, target)
  const most = Math.max(...usable.map(({ n }) => n))
  const sizes = Array.from({ length: STEPS }, (_, i) => Math.max(10, Math.round((most * (i + 1)) / STEPS)))
  return {
    target,
    phi: spread?.phi ?? 1,
    points: usable.map((count) => ({
      ...count,
      rate: count.events / count.n,
      outside: Math.abs(adjustedZ(count, target, spread)) > 3,
    })),
    limits: [...new Set(sizes)].map((n) => {
      const [two, three] = [adjustedLimits(target, n, 2, spread), adjustedLimits(target, n, 3, spread)]
      return { n, low2: two.low, high2: two.high, low3: three.low, high3: three.high }
    }),
  }
}
