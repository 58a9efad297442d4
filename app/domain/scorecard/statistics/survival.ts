import { normalQuantile } from './normal.ts'

/** A wait in hours (or any unit), `ended` false when it was still open at the last look: censored, never dropped. `n` alike: one unless told. */
export type Wait = { time: number; ended: boolean; n?: number }
/** After `time`, the share still waiting; `se` is Greenwood's; low and high are the log-log interval. */
export type Step = {
  time: number
  atRisk: number
  events: number
  waiting: number
  se: number
  low: number
  high: number
}
/** `low` and `high` are null where the curve never gets there: the data do not bound it. */
export type WaitQuantile = { p: number; time: number | null; low: number | null; high: number | null }

/**
 * The Kaplan-Meier curve, one step per time with events, with Greenwood's error and the log-log interval (stays within 0 to 1).
 * Kaplan & Meier, JASA 1958;53:457-481; Greenwood 1926; Kalbfleisch & Prentice 1980, section 1.3. Censorings at a time of events
 * count as at risk then.
 */
export function kaplanMeier(waits: readonly Wait[], level = 0.95): Step[] {
  const z = normalQuantile((1 + level) / 2)
  const [leaving, ended] = [new Map<number, number>(), new Map<number, number>()]
  let atRisk = 0
  for (const { time, ended: isEnded, n = 1 } of waits) {
    leaving.set(time, (leaving.get(time) ?? 0) + n)
    if (isEnded) ended.set(time, (ended.get(time) ?? 0) + n)
    atRisk += n
  }
  const steps: Step[] = []
  let [waiting, greenwood] = [1, 0]
  // Numbers without a comparison of our own sort several times faster than waits with one.
  for (const time of Float64Array.from(leaving.keys()).sort()) {
    const events = ended.get(time) ?? 0
    if (events > 0) {
      waiting *= 1 - events / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      steps.push({ time, atRisk, events, waiting, ...spread(waiting, greenwood, z) })
    }
    atRisk -= leaving.get(time) ?? 0
  }
  return steps
}

function spread(waiting: number, greenwood: number, z: number): { se: number; low: number; high: number } {
  if (waiting <= 0) return { se: 0, low: 0, high: 0 }
  const theta = (z * Math.sqrt(greenwood)) / Math.log(waiting)
  return {
    se: waiting * Math.sqrt(greenwood),
    low: waiting ** Math.exp(-theta),
    high: waiting ** Math.exp(theta),
  }
}

/**
 * The time by which the share p (0.5 the median, 0.9 the 90th percentile) has ended, with the Brookmeyer-Crowley interval read from
 * the log-log band. Where the curve is flat at exactly 1 - p, the middle of the flat piece, as is usual for a median.
 * Brookmeyer & Crowley, Biometrics 1982;38:29-41.
 */
export function waitQuantile(steps: readonly Step[], p: number): WaitQuantile {
  const target = 1 - p
  const first = (bound: (step: Step) => number): number | null =>
    steps.find((step) => bound(step) <= target + 1e-12)?.time ?? null
  const at = steps.findIndex((step) => step.waiting <= target + 1e-12)
  const here = steps[at]
  const next = steps[at + 1]
  const flat = here && next && Math.abs(here.waiting - target) < 1e-12
  const time = flat ? (here.time + next.time) / 2 : (here?.time ?? null)
  return { p, time, low: first((step) => step.low), high: first((step) => step.high) }
}
