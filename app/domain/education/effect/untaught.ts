import { at } from '#app/domain/scorecard/statistics/vector.ts'
import { angleOf, meanRate, rateAt, slopeAt } from './angle.ts'
import { invert, times } from './matrix.ts'
import { columnOf, type Frame, type Part } from './panel.ts'

/** Variances on the angle's scale: of providers' levels, of their slow drift, and of single cells beyond binomial noise. */
export type Spread = { level: number; drift: number; cell: number }
/** Per part, what is expected of it untaught in each period (rates); the working responses are taken around them. */
export type Means = Float64Array[]
type Working = { inverse: Float64Array; response: Float64Array }
export type Solution = { criterion: number; effects: Float64Array; works: (Working | null)[]; perPart: Float64Array }
/** Which clusters are left out of a fit. */
export type Without = (cluster: number) => boolean
export const nobody: Without = () => false

const covariance = (frame: Frame, spread: Spread, t: number, s: number): number =>
  spread.level + spread.drift * at(frame.drift, t * frame.periods + s)

function workOf(
  frame: Frame,
  part: Part,
  means: Float64Array,
  spread: Spread,
): { work: Working; logDeterminant: number } {
  const { before } = part
  const m = before.length
  const matrix = new Float64Array(m * m)
  const response = new Float64Array(m)
  for (let i = 0; i < m; i++) {
    const t = at(before, i)
    const expected = at(means, t)
    response[i] = angleOf(expected) + (at(part.rate, t) - expected) / slopeAt(expected)
    for (let j = 0; j <= i; j++) matrix[i * m + j] = covariance(frame, spread, t, at(before, j))
    matrix[i * m + i] = at(matrix, i * m + i) + spread.cell + 1 / at(part.n, t)
  }
  const inverse = new Float64Array(m * m)
  return { logDeterminant: invert(matrix, m, inverse), work: { inverse, response } }
}

/**
 * What all untaught cells together say of each period (generalised least squares with the providers' levels as random), and -2 times the
 * restricted log likelihood of the spread. Selection of whom to teach by what was seen before is allowed for, since all that was
 * seen is in the likelihood: Rubin, Biometrika 1976;63:581-592. Linearised as in Breslow & Clayton, JASA 1993;88:9-25.
 */
export function solve(frame: Frame, spread: Spread, means: Means, without: Without = nobody): Solution {
  const k = frame.columns
  const [information, score] = [new Float64Array(k * k), new Float64Array(k)]
  const perPart = new Float64Array(frame.parts.length)
  let criterion = 0
  const works = frame.parts.map((part, p) => {
    const own = means[p]
    if (!own || without(part.cluster)) return null
    const { work, logDeterminant } = workOf(frame, part, own, spread)
    perPart[p] = logDeterminant
    criterion += logDeterminant + gather(frame, part, work, information, score)
    return work
  })
  const { effects, logDeterminant, explained } = periodEffects(information, score, k)
  frame.parts.forEach((part, p) => {
    const work = works[p]
    if (work) perPart[p] = at(perPart, p) + misfit(frame, part, work, effects)
  })
  return { criterion: criterion + logDeterminant - explained, effects, works, perPart }
}

/** Adds a part to the normal equations; returns its raw sum of squares. */
function gather(frame: Frame, part: Part, work: Working, information: Float64Array, score: Float64Array): number {
  const m = part.before.length
  const weighted = times(work.inverse, m, work.response)
  let squares = 0
  for (let i = 0; i < m; i++) {
    const row = columnOf(frame, part, at(part.before, i))
    score[row] = at(score, row) + at(weighted, i)
    squares += at(weighted, i) * at(work.response, i)
    for (let j = 0; j < m; j++) {
      const cell = row * frame.columns + columnOf(frame, part, at(part.before, j))
      information[cell] = at(information, cell) + at(work.inverse, i * m + j)
    }
  }
  return squares
}

function periodEffects(information: Float64Array, score: Float64Array, k: number) {
  const active: number[] = []
  for (let c = 0; c < k; c++) if (at(information, c * k + c) > 1e-9) active.push(c)
  const m = active.length
  const [reduced, inverse] = [new Float64Array(m * m), new Float64Array(m * m)]
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) reduced[i * m + j] = at(information, at(active, i) * k + at(active, j))
  }
  const logDeterminant = invert(reduced, m, inverse)
  const right = active.map((c) => at(score, c))
  const solved = times(inverse, m, right)
  const effects = new Float64Array(k).fill(Number.NaN)
  active.forEach((c, i) => {
    effects[c] = at(solved, i)
  })
  return { effects, logDeterminant, explained: right.reduce((s, value, i) => s + value * at(solved, i), 0) }
}

function residualsOf(frame: Frame, part: Part, work: Working, effects: Float64Array): number[] {
  return part.before.map((t, i) => at(work.response, i) - at(effects, columnOf(frame, part, t)))
}

function misfit(frame: Frame, part: Part, work: Working, effects: Float64Array): number {
  const residuals = residualsOf(frame, part, work, effects)
  const weighted = times(work.inverse, residuals.length, residuals)
  return residuals.reduce((s, value, i) => s + value * at(weighted, i), 0)
}

/** One taught cell beside what it would have been untaught. */
export type Imputed = { part: number; period: number; n: number; rate: number; untaught: number }

/** The expected rates of all parts untaught: for their own untaught periods as new `means`, for the taught ones as `imputed`. */
export function predict(
  frame: Frame,
  spread: Spread,
  solution: Solution,
  means: Means,
): { means: Means; imputed: Imputed[] } {
  const imputed: Imputed[] = []
  const next = frame.parts.map((part, p) => {
    const out = Float64Array.from(means[p] ?? [])
    const work = solution.works[p]
    if (!work) return out
    const m = part.before.length
    const weighted = times(work.inverse, m, residualsOf(frame, part, work, solution.effects))
    const pull = (t: number): number => {
      let s = 0
      for (let j = 0; j < m; j++) s += covariance(frame, spread, t, at(part.before, j)) * at(weighted, j)
      return s
    }
    for (const t of part.before) out[t] = rateAt(at(solution.effects, columnOf(frame, part, t)) + pull(t))
    for (const t of part.after) {
      const angle = at(solution.effects, columnOf(frame, part, t)) + pull(t)
      if (Number.isNaN(angle)) continue
      const untaught = meanRate(angle, remaining(frame, spread, part, work, t))
      imputed.push({ part: p, period: t, n: at(part.n, t), rate: at(part.rate, t), untaught })
    }
    return out
  })
  return { means: next, imputed }
}

/** The variance of a part's angle in a taught period that its untaught periods leave open. */
function remaining(frame: Frame, spread: Spread, part: Part, work: Working, t: number): number {
  const c = part.before.map((s) => covariance(frame, spread, t, s))
  const weighted = times(work.inverse, c.length, c)
  const known = c.reduce((s, value, i) => s + value * at(weighted, i), 0)
  return Math.max(0, spread.level + spread.drift - known) + spread.cell
}
