import { slopeAt } from './angle.ts'
import { times } from './matrix.ts'
import { columnOf, type Frame, type Part } from './panel.ts'
import { covarianceOf, type Imputed, type Spread, type Weights } from './untaught.ts'

/** Squared points of rate. */
export type ModelVariance = { taught: number; untaught: number }
/** One way of expecting the untaught, and its share of the expectation. */
export type Way = { share: number; weights: Weights }

/**
 * The variance that the fitted model gives the mean effect, in squared points of rate: of the taught and of the untaught rate. The expectation is
 * linear in what was seen, so this holds for any mixture of ways under the fitted spread. Binomial chance is known and the variances rest on all cells,
 * so that it is steadier than any variance of a few providers; it is only as true as the model.
 */
export function modelVariance(
  frame: Frame,
  spread: Spread,
  ways: readonly Way[],
  cells: readonly Imputed[],
): ModelVariance {
  const cases = cells.reduce((s, { n }) => s + n, 0)
  const ratio =
    cells.reduce((s, { n, rate }) => s + n * rate, 0) / cells.reduce((s, { n, untaught }) => s + n * untaught, 0)
  const asked = frame.parts.map(() => new Float64Array(frame.periods))
  let taught = 0
  for (const { part, period, n, untaught } of cells) {
    const weight = n / cases
    const own = asked[part]
    if (own) own[period] = weight * slopeAt(untaught)
    const rate = Math.min(0.98, Math.max(0.01, untaught * ratio))
    taught += (weight ** 2 * (rate * (1 - rate))) / n
  }
  const leans = ways.map(({ share, weights }) => ({ share, of: leansOf(frame, weights, asked) }))
  const untaught = frame.parts.reduce((s, part, p) => {
    const lean = new Float64Array(part.before.length)
    for (const { share, of } of leans)
      of[p]?.forEach((value, i) => {
        lean[i] = (lean[i] ?? 0) + share * value
      })
    return s + varianceOf(frame, spread, part, asked[p] ?? new Float64Array(0), lean)
  }, 0)
  return { taught, untaught }
}

/** How the asked sum of untaught angles leans on each part's untaught cells: through its own past, and through the periods' effects. */
function leansOf(frame: Frame, weights: Weights, asked: readonly Float64Array[]): Float64Array[] {
  const open = new Float64Array(frame.columns)
  const own = frame.parts.map((part, p) => {
    const [inverse, ask] = [weights.inverses[p], asked[p]]
    const none = new Float64Array(part.before.length)
    if (!inverse || !ask || part.after.length === 0) return none
    const shared = part.before.map((s) =>
      sumOver(part.after, (t) => (ask[t] ?? 0) * covarianceOf(frame, weights.spread, t, s)),
    )
    const lean = times(inverse, shared.length, shared)
    for (const t of part.after) {
      const c = columnOf(frame, part, t)
      open[c] = (open[c] ?? 0) + (ask[t] ?? 0)
    }
    part.columns.forEach((c, i) => {
      open[c] = (open[c] ?? 0) - (lean[i] ?? 0)
    })
    return lean
  })
  const effects = new Float64Array(frame.columns)
  for (const { active, covariance } of weights.strata) {
    const right = active.map((c) => open[c] ?? 0)
    times(covariance, active.length, right).forEach((value, i) => {
      effects[active[i] ?? 0] = value
    })
  }
  return frame.parts.map((part, p) => {
    const inverse = weights.inverses[p]
    const lean = own[p] ?? new Float64Array(part.before.length)
    if (!inverse) return lean
    const through = times(
      inverse,
      lean.length,
      part.columns.map((c) => effects[c] ?? 0),
    )
    return lean.map((value, i) => value + (through[i] ?? 0))
  })
}

const sumOver = (items: readonly number[], of: (item: number) => number): number =>
  items.reduce((s, item) => s + of(item), 0)

/** The variance of what a part is asked for, less what its untaught cells tell of it. */
function varianceOf(frame: Frame, spread: Spread, part: Part, ask: Float64Array, lean: Float64Array): number {
  const terms = [
    ...part.after.map((t) => ({ t, by: ask[t] ?? 0, noise: spread.cell })),
    ...part.before.map((t, i) => ({ t, by: -(lean[i] ?? 0), noise: spread.cell + 1 / (part.n[t] ?? 1) })),
  ]
  let s = 0
  for (const a of terms) {
    s += a.by ** 2 * a.noise
    for (const b of terms) s += a.by * b.by * covarianceOf(frame, spread, a.t, b.t)
  }
  return s
}
