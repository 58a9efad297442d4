import { isTooFew } from '#app/domain/shared/rate.ts'
import { kaplanMeier, type WaitQuantile, waitQuantile } from '../statistics/survival.ts'

const HOUR_MS = 3_600_000
/** Steps of a kept turnaround, in hours: six up to ten days, a day up to a hundred, and everything later together. */
const [STEP, FINE_UNTIL, DAY, LONGEST] = [6, 240, 24, 2400]

/** The hours that a wait is kept as: the end of its step, so that a median is never told too short. */
export function turnaroundHours(from: Date, to: Date): number {
  const hours = Math.max(0, (to.getTime() - from.getTime()) / HOUR_MS)
  const step = hours <= FINE_UNTIL ? STEP : DAY
  return Math.min(LONGEST, Math.max(step, Math.ceil(hours / step) * step))
}

export type Turnaround = { n: number; open: number; median: WaitQuantile; ninetieth: WaitQuantile }

/**
 * Median and 90th percentile of hours by Kaplan-Meier: stays not yet finally coded count as waiting until now, never dropped, since a
 * median over finished ones flatters a growing backlog. METRICS.md section 3.
 */
export function turnaroundOf(
  done: readonly { hours: number; n: number }[],
  waiting: readonly number[],
): Turnaround | 'too-few' {
  const waits = [
    ...done.map(({ hours, n }) => ({ time: hours, ended: true, n })),
    ...waiting.map((hours) => ({ time: hours, ended: false })),
  ]
  const n = done.reduce((sum, one) => sum + one.n, waiting.length)
  if (isTooFew(n)) return 'too-few'
  const steps = kaplanMeier(waits)
  return { n, open: waiting.length, median: waitQuantile(steps, 0.5), ninetieth: waitQuantile(steps, 0.9) }
}
