import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { at, sum } from '#app/domain/scorecard/statistics/vector.ts'
import { frameOf, type Panel } from './panel.ts'
import { fitSpread, spreadOf } from './spread.ts'
import { expected, impute, solve, weigh } from './untaught.ts'

/** The taught against the untaught so many periods after (or, negative, before) their start: 0 is the first taught period. */
export type Lead = { since: number; difference: number; low: number; high: number; providers: number; n: number }

type Difference = { cluster: number; since: number; n: number; by: number }
const FREE_LEVEL = 10
const FEWEST = 3

/**
 * The differences by time since teaching, in points of rate, 95 %. Before teaching they should lie about 0: a slope there means that the taught were
 * on their way already, a peak just before that they were chosen for a bad month (Ashenfelter's dip, Rev Econ Stat 1978;60:47-57).
 * Levels are each provider's own over his untaught periods. Times with fewer than three providers are left out.
 */
export function eventStudy(panel: Panel, fewest = 2): Lead[] {
  const frame = frameOf(panel, fewest)
  if (!frame.parts.some((part) => part.after.length > 0)) return []
  const { logs, means } = fitSpread(frame)
  const weights = weigh(frame, { ...spreadOf(logs), level: FREE_LEVEL })
  const own = expected(frame, weights, solve(frame, weights, means), means)
  const solution = solve(frame, weights, own)
  const settled = expected(frame, { ...weights, spread: { ...weights.spread, drift: 0 } }, solution, own)
  const before = frame.parts.flatMap((part, p) =>
    part.after.length === 0
      ? []
      : part.before.map((t) => {
          const by = at(part.rate, t) - at(settled[p] ?? [], t)
          return { cluster: part.cluster, since: t - part.start, n: at(part.n, t), by }
        }),
  )
  const after = impute(frame, weights, solution).flatMap(({ part: p, period, n, rate, untaught }) => {
    const part = frame.parts[p]
    return part ? [{ cluster: part.cluster, since: period - part.start, n, by: rate - untaught }] : []
  })
  const all: Difference[] = [...before, ...after]
  const times = [...new Set(all.map((one) => one.since))].sort((a, b) => a - b)
  return times.flatMap((since) =>
    leadOf(
      since,
      all.filter((one) => one.since === since),
    ),
  )
}

function leadOf(since: number, differences: Difference[]): Lead[] {
  const providers = new Set(differences.map((one) => one.cluster)).size
  if (providers < FEWEST) return []
  const n = sum(differences.map((one) => one.n))
  const difference = sum(differences.map((one) => one.n * one.by)) / n
  const squares = sum(differences.map((one) => (one.n * (one.by - difference)) ** 2))
  const se = Math.sqrt((squares * providers) / (providers - 1)) / n
  const half = studentQuantile(0.975, providers - 1) * se
  return [{ since, difference, low: difference - half, high: difference + half, providers, n }]
}
