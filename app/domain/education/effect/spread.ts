import { at } from '#app/domain/scorecard/statistics/vector.ts'
import { invert } from './matrix.ts'
import { enoughOf, type Frame } from './panel.ts'
import { lowestPoint } from './simplex.ts'
import { expected, type Means, type Spread, solve, weigh } from './untaught.ts'

/** The three variances as logarithms: what the search moves. */
type Logs = number[]

// Weak log-normal priors, so that few providers cannot claim "all alike" or endless drift: a provider's level varies by about 0.2 of angle
// (9 points of a rate of 30 %), drift and cells by about 0.03.
const CENTRES = [Math.log(0.04), -7, -7]
const STRENGTHS = [0.03, 0.06, 0.06]
const START: Logs = [Math.log(0.03), Math.log(0.004), Math.log(0.004)]

export const spreadOf = (logs: Logs): Spread => ({
  level: Math.exp(at(logs, 0)),
  drift: Math.exp(at(logs, 1)),
  cell: Math.exp(at(logs, 2)),
})

const prior = (logs: Logs): number =>
  logs.reduce((s, value, i) => s + at(STRENGTHS, i) * (value - at(CENTRES, i)) ** 2, 0)

export type Fitted = {
  logs: Logs
  means: Means
  /** The logs as they would be (to first order) without the parts of some clusters. */
  logsWithout(without: (cluster: number) => boolean): Logs
}

/** The variances of largest restricted likelihood with their weak prior, from parts that are enough, and the expected rates that go with them. */
export function fitSpread(whole: Frame): Fitted {
  const frame = enoughOf(whole)
  const { logs, means } = lowest(frame)
  const logsWithout = influence(frame, logs, means)
  if (frame === whole) return { logs, means, logsWithout }
  const weights = weigh(whole, spreadOf(logs))
  const first = flatMeans(whole)
  const second = expected(whole, weights, solve(whole, weights, first), first)
  return { logs, means: expected(whole, weights, solve(whole, weights, second), second), logsWithout }
}

function lowest(frame: Frame): { logs: Logs; means: Means } {
  let logs = START
  let means = flatMeans(frame)
  const settle = (): void => {
    const weights = weigh(frame, spreadOf(logs))
    means = expected(frame, weights, solve(frame, weights, means), means)
  }
  const search = (evaluations: number, size: number): void => {
    const criterion = (point: Logs): number =>
      solve(frame, weigh(frame, spreadOf(point)), means).criterion + prior(point)
    logs = lowestPoint(criterion, logs, { evaluations, size })
  }
  settle()
  settle()
  search(50, 0.9)
  settle()
  search(20, 0.3)
  settle()
  return { logs, means }
}

/** To begin with everyone is expected to be at the period's rate, drawn to the rate of all. */
function flatMeans(frame: Frame): Means {
  const [gaps, cases] = [new Float64Array(frame.columns), new Float64Array(frame.columns)]
  for (const part of frame.parts) {
    for (const t of part.before) {
      const c = part.stratum * frame.periods + t
      gaps[c] = at(gaps, c) + at(part.n, t) * at(part.rate, t)
      cases[c] = at(cases, c) + at(part.n, t)
    }
  }
  const overall = gaps.reduce((a, b) => a + b, 0) / cases.reduce((a, b) => a + b, 0)
  const pull = 10
  return frame.parts.map((part) =>
    Float64Array.from({ length: frame.periods }, (_, t) => {
      const c = part.stratum * frame.periods + t
      return (at(gaps, c) + pull * overall) / (at(cases, c) + pull)
    }),
  )
}

const STEP = 0.15

/** One Newton step from the common optimum: what leaving out some clusters would do to the variances (the infinitesimal jackknife). */
function influence(frame: Frame, logs: Logs, means: Means): Fitted['logsWithout'] {
  const probe = (...moves: [number, number][]) => {
    const point = logs.map((value, i) => moves.reduce((v, [k, by]) => (k === i ? v + by : v), value))
    const { criterion, perPart } = solve(frame, weigh(frame, spreadOf(point)), means)
    return { value: criterion + prior(point), perPart }
  }
  const here = probe().value
  const up = logs.map((_, i) => probe([i, STEP]))
  const down = logs.map((_, i) => probe([i, -STEP]))
  const value = (side: typeof up, i: number): number => side[i]?.value ?? Number.NaN
  const d = logs.length
  const hessian = new Float64Array(d * d)
  for (let i = 0; i < d; i++) {
    hessian[i * d + i] = Math.max(0.1, (value(up, i) - 2 * here + value(down, i)) / STEP ** 2)
    for (let j = 0; j < i; j++) {
      const both = probe([i, STEP], [j, STEP]).value
      const mixed = (both - value(up, i) - value(up, j) + here) / STEP ** 2
      const most = 0.9 * Math.sqrt(at(hessian, i * d + i) * at(hessian, j * d + j))
      hessian[i * d + j] = Math.min(most, Math.max(-most, mixed))
    }
  }
  for (let i = 0; i < d; i++) hessian[i * d + i] = at(hessian, i * d + i) * 1.1
  const inverse = new Float64Array(d * d)
  invert(hessian, d, inverse)
  return (without) => {
    const slopes = logs.map((_, k) => {
      const change = (p: number): number => at(up[k]?.perPart ?? [], p) - at(down[k]?.perPart ?? [], p)
      return frame.parts.reduce((s, part, p) => (without(part.cluster) ? s + change(p) / (2 * STEP) : s), 0)
    })
    return logs.map((log, i) => {
      const move = slopes.reduce((s, slope, j) => s + at(inverse, i * d + j) * slope, 0)
      return log + Math.min(1, Math.max(-1, move))
    })
  }
}
