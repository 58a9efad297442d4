import { angleOf, meanRate, rateAt, slopeAt } from './angle.ts'
import { invert, times } from './matrix.ts'
import { columnOf, type Frame, type Part } from './panel.ts'

/** Variances on the angle's scale: of providers' levels, of their slow drift, and of single cells beyond binomial noise. */
export type Spread = { level: number; drift: number; cell: number }
/** Per part, what is expected of it untaught in each period (rates); the working responses are taken around them. */
export type Means = Float64Array[]
/** Which clusters are left out of a fit. */
export type Without = (cluster: number) => boolean
export const nobody: Without = () => false

/** What does not depend on the responses: the inverse covariance of each part and that of the periods' effects. */
export type Weights = {
  spread: Spread
  inverses: (Float64Array | null)[]
  logDeterminants: Float64Array
  /** Of each stratum the columns that any untaught cell tells of, and their covariance: no cell tells of two strata. */
  strata: { active: number[]; covariance: Float64Array }[]
  logDeterminant: number
}
/** `criterion` is -2 times the restricted log likelihood, `perPart` each part's share of it. */
export type Solution = {
  criterion: number
  effects: Float64Array
  pulls: (Float64Array | null)[]
  perPart: Float64Array
}

/** How far a part's angles in two periods go together. */
export const covarianceOf = (frame: Frame, spread: Spread, t: number, s: number): number =>
  spread.level + spread.drift * (frame.drift[t * frame.periods + s] ?? 0)

/** The weights of a fit with this spread, without some clusters. */
export function weigh(frame: Frame, spread: Spread, without: Without = nobody): Weights {
  const k = frame.periods
  const information = Array.from({ length: frame.columns / k }, () => new Float64Array(k * k))
  const logDeterminants = new Float64Array(frame.parts.length)
  const inverses = frame.parts.map((part, p) => {
    if (without(part.cluster)) return null
    const { before } = part
    const m = before.length
    const matrix = new Float64Array(m * m)
    for (let i = 0; i < m; i++) {
      const t = before[i] ?? 0
      for (let j = 0; j <= i; j++) matrix[i * m + j] = covarianceOf(frame, spread, t, before[j] ?? 0)
      matrix[i * m + i] = (matrix[i * m + i] ?? 0) + spread.cell + 1 / (part.n[t] ?? 0)
    }
    const inverse = new Float64Array(m * m)
    logDeterminants[p] = invert(matrix, m, inverse)
    tell(information[part.stratum], k, before, inverse)
    return inverse
  })
  return { spread, inverses, logDeterminants, ...periodsOf(information, k) }
}

/** The same weights without some clusters: the spread stays, so that no part's matrix is inverted again. */
export function leaveOut(frame: Frame, whole: Weights, without: Without): Weights {
  const k = frame.periods
  const information = Array.from({ length: frame.columns / k }, () => new Float64Array(k * k))
  const inverses = frame.parts.map((part, p) => {
    const inverse = whole.inverses[p]
    if (!inverse || without(part.cluster)) return null
    tell(information[part.stratum], k, part.before, inverse)
    return inverse
  })
  return { ...whole, inverses, ...periodsOf(information, k) }
}

/** Adds what a part tells of the periods of its stratum. */
function tell(
  information: Float64Array | undefined,
  k: number,
  before: readonly number[],
  inverse: Float64Array,
): void {
  if (!information) return
  const m = before.length
  for (let i = 0; i < m; i++) {
    const row = (before[i] ?? 0) * k
    for (let j = 0; j < m; j++) {
      const cell = row + (before[j] ?? 0)
      information[cell] = (information[cell] ?? 0) + (inverse[i * m + j] ?? 0)
    }
  }
}

function periodsOf(information: readonly Float64Array[], k: number): Pick<Weights, 'strata' | 'logDeterminant'> {
  const strata = information.map((told, stratum) => periodCovariance(told, k, stratum * k))
  return { strata, logDeterminant: strata.reduce((total, stratum) => total + stratum.logDeterminant, 0) }
}

/** The covariance of a stratum's periods; `first` is its first column. */
function periodCovariance(information: Float64Array, k: number, first: number) {
  const active: number[] = []
  for (let c = 0; c < k; c++) if ((information[c * k + c] ?? 0) > 1e-9) active.push(c)
  const m = active.length
  const reduced = new Float64Array(m * m)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) reduced[i * m + j] = information[(active[i] ?? 0) * k + (active[j] ?? 0)] ?? 0
  }
  const covariance = new Float64Array(m * m)
  const logDeterminant = invert(reduced, m, covariance)
  return { active: active.map((c) => first + c), covariance, logDeterminant }
}

/** The working responses of a part: its rates as angles, linear around what is expected of it. */
function responsesOf(part: Part, means: Float64Array): Float64Array {
  const responses = new Float64Array(part.before.length)
  for (let i = 0; i < responses.length; i++) {
    const t = part.before[i] ?? 0
    const expected = means[t] ?? 0
    responses[i] = angleOf(expected) + ((part.rate[t] ?? 0) - expected) / slopeAt(expected)
  }
  return responses
}

/**
 * What all untaught cells together say of each period (generalised least squares with the providers' levels as random). Choosing whom to
 * teach by what was seen before is allowed for, since all that was seen is in the likelihood: Rubin, Biometrika 1976;63:581-592.
 * Linearised as in Breslow & Clayton, JASA 1993;88:9-25.
 */
export function solve(frame: Frame, weights: Weights, means: Means): Solution {
  const score = new Float64Array(frame.columns)
  const responses = frame.parts.map((part, p) => {
    const [inverse, own] = [weights.inverses[p], means[p]]
    if (!inverse || !own) return null
    const response = responsesOf(part, own)
    times(inverse, response.length, response).forEach((value, i) => {
      const row = part.columns[i] ?? 0
      score[row] = (score[row] ?? 0) + value
    })
    return response
  })
  const effects = new Float64Array(frame.columns).fill(Number.NaN)
  for (const { active, covariance } of weights.strata) {
    const right = active.map((c) => score[c] ?? 0)
    times(covariance, active.length, right).forEach((value, i) => {
      effects[active[i] ?? 0] = value
    })
  }
  const perPart = new Float64Array(frame.parts.length)
  const pulls = frame.parts.map((part, p) => {
    const [inverse, response] = [weights.inverses[p], responses[p]]
    if (!inverse || !response) return null
    const residuals = response.map((value, i) => value - (effects[part.columns[i] ?? 0] ?? 0))
    const pull = times(inverse, residuals.length, residuals)
    perPart[p] = (weights.logDeterminants[p] ?? 0) + residuals.reduce((s, value, i) => s + value * (pull[i] ?? 0), 0)
    return pull
  })
  return { criterion: perPart.reduce((a, b) => a + b, weights.logDeterminant), effects, pulls, perPart }
}

/** Provider levels as if unrelated: what a fixed effect for each provider would give. */
export const FREE_LEVEL = 10

/** One taught cell beside what it would have been untaught. */
export type Imputed = { part: number; period: number; n: number; rate: number; untaught: number }

/** The pull of a part's own past on its angle in period t. */
function pullAt(frame: Frame, { spread }: Weights, part: Part, pull: Float64Array, t: number): number {
  let s = 0
  for (let j = 0; j < pull.length; j++) s += covarianceOf(frame, spread, t, part.before[j] ?? 0) * (pull[j] ?? 0)
  return s
}

/** The rates expected of all parts in their untaught periods, as new means to work around. */
export function expected(frame: Frame, weights: Weights, solution: Solution, means: Means): Means {
  return frame.parts.map((part, p) => {
    const out = (means[p] ?? new Float64Array(frame.periods)).slice()
    const pull = solution.pulls[p]
    if (!pull) return out
    for (const t of part.before) {
      out[t] = rateAt((solution.effects[columnOf(frame, part, t)] ?? 0) + pullAt(frame, weights, part, pull, t))
    }
    return out
  })
}

/** The rates that the taught cells would have had untaught. */
export function impute(frame: Frame, weights: Weights, solution: Solution): Imputed[] {
  return frame.parts.flatMap((part, p) => {
    const [pull, inverse] = [solution.pulls[p], weights.inverses[p]]
    if (!pull || !inverse) return []
    return part.after.flatMap((t) => {
      const angle = (solution.effects[columnOf(frame, part, t)] ?? 0) + pullAt(frame, weights, part, pull, t)
      if (Number.isNaN(angle)) return []
      const left = remaining(frame, weights.spread, part, inverse, t)
      // A level that is taken as given is of largest likelihood: its rate is unbiased as it stands, its angle's own variance adds nothing.
      const { level, drift, cell } = weights.spread
      const untaught = meanRate(angle, level >= FREE_LEVEL ? Math.min(left, drift + cell) : left)
      return [{ part: p, period: t, n: part.n[t] ?? 0, rate: part.rate[t] ?? 0, untaught }]
    })
  })
}

/** The variance of a part's angle in a taught period that its untaught periods leave open. */
function remaining(frame: Frame, spread: Spread, part: Part, inverse: Float64Array, t: number): number {
  const c = part.before.map((s) => covarianceOf(frame, spread, t, s))
  const weighted = times(inverse, c.length, c)
  const known = c.reduce((s, value, i) => s + value * (weighted[i] ?? 0), 0)
  return Math.max(0, spread.level + spread.drift - known) + spread.cell
}
