import { isTooFew } from '#app/domain/shared/rate.ts'
import { adjustedLimits, adjustedZ, groupRate, overDispersion } from '../statistics/funnel.ts'

export type FunnelPoint = { provider: string; events: number; n: number; rate: number; outside: boolean }
export type FunnelLimit = { n: number; low2: number; high2: number; low3: number; high3: number }
/** `all` and `beyond` count the providers, and those outside, of whom `points` may be a part. */
export type Funnel = {
  target: number
  phi: number
  all: number
  beyond: number
  points: FunnelPoint[]
  limits: FunnelLimit[]
}

const STEPS = 40

/** A funnel of providers with at least ten cases around their common rate, its limits widened for over-dispersion; null under five. METRICS.md 4.1, 4.2. */
export function funnelOf(counts: readonly { provider: string; events: number; n: number }[]): Funnel | null {
  const usable = counts.filter(({ n }) => !isTooFew(n))
  const target = groupRate(usable)
  if (usable.length < 5 || target === null || target <= 0 || target >= 1) return null
  const spread = overDispersion(usable, target)
  const most = Math.max(...usable.map(({ n }) => n))
  const sizes = Array.from({ length: STEPS }, (_, i) => Math.max(10, Math.round((most * (i + 1)) / STEPS)))
  const points = usable.map((count) => ({
    ...count,
    rate: count.events / count.n,
    outside: Math.abs(adjustedZ(count, target, spread)) > 3,
  }))
  return {
    ...{ target, phi: spread?.phi ?? 1, points },
    ...{ all: points.length, beyond: points.filter(({ outside }) => outside).length },
    limits: [...new Set(sizes)].map((n) => {
      const [two, three] = [adjustedLimits(target, n, 2, spread), adjustedLimits(target, n, 3, spread)]
      return { n, low2: two.low, high2: two.high, low3: three.low, high3: three.high }
    }),
  }
}

/** Of more points than can be told apart: those outside first, and of the others some of every number of cases. */
export function thinned(points: readonly FunnelPoint[], most: number): FunnelPoint[] {
  if (points.length <= most) return [...points]
  const beyond = points.filter(({ outside }) => outside).slice(0, most)
  const within = points
    .filter(({ outside }) => !outside)
    .sort((a, b) => a.n - b.n || (a.provider < b.provider ? -1 : 1))
  const room = Math.min(most - beyond.length, within.length)
  const some = Array.from({ length: room }, (_, at) => within[Math.floor((at * within.length) / room)])
  return [...beyond, ...some.flatMap((point) => point ?? [])]
}
