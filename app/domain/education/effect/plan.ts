import { normalCdf } from '#app/domain/scorecard/statistics/normal.ts'
import { seeded, shuffled } from '#app/domain/scorecard/statistics/random.ts'
import { sum } from '#app/domain/scorecard/statistics/vector.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'

/** Who is taught at which step (1 is the first); `seed` lets anyone draw the same order again. */
export type Order = { seed: number; steps: { step: number; groups: string[] }[] }

/**
 * A stepped wedge: every group is taught in the end, in an order drawn by lot, as even in number as can be, the larger steps last. The lot is
 * what protects from regression to the mean. Refuses fewer than two steps and fewer groups than steps.
 */
export function proposeOrder(
  groups: readonly string[],
  steps: number,
  seed: number,
): Result<Order, 'too-few-steps' | 'too-few-groups'> {
  if (!Number.isInteger(steps) || steps < 2) return refuse('too-few-steps')
  const distinct = [...new Set(groups)].sort()
  if (distinct.length < steps) return refuse('too-few-groups')
  const drawn = shuffled(seeded(seed), distinct)
  const cut = (step: number): number => Math.floor((drawn.length * step) / steps)
  const plan = Array.from({ length: steps }, (_, i) => ({ step: i + 1, groups: drawn.slice(cut(i), cut(i + 1)) }))
  return ok({ seed, steps: plan })
}

export type Plan = {
  /** Groups taught at each step, in order; groups that are never taught count in `never`. */
  sizes: number[]
  never: number
  /** Periods before the first step, between steps, and from the last step on. */
  before: number
  between: number
  after: number
  /** Reviewable cases of a group in a period. */
  cases: number
  rate: number
  /** The share of the gaps that teaching is to take away: 1/3 is a drop of a third. */
  drop: number
  /** The spread of groups' true rates over their mean (the coefficient of variation); 0.3 is usual. */
  variation: number
}
export type Power = { power: number; se: number; groups: number; periods: number }

/**
 * The chance of showing the drop at 5 % two-sided. Hussey & Hughes, Contemp Clin Trials 2007;28:182-191, formulas 7 and 8. Refuses a plan without
 * anything to compare.
 */
export function powerOfPlan(plan: Plan): Result<Power, 'nothing-to-compare'> {
  const periods = plan.before + plan.between * (plan.sizes.length - 1) + plan.after
  const starts = [
    ...plan.sizes.flatMap((size, i) => Array<number>(size).fill(plan.before + i * plan.between)),
    ...Array<number>(plan.never).fill(periods),
  ]
  const groups = starts.length
  const perGroup = starts.map((start) => periods - start)
  const perPeriod = Array.from({ length: periods }, (_, t) => starts.filter((start) => start <= t).length)
  const [u, w, v] = [sum(perGroup), sum(perPeriod.map((x) => x * x)), sum(perGroup.map((x) => x * x))]
  const after = plan.rate * (1 - plan.drop)
  const middle = (plan.rate + after) / 2
  const [noise, between] = [(middle * (1 - middle)) / plan.cases, (plan.variation * plan.rate) ** 2]
  const bottom = (groups * u - w) * noise + (u * u + groups * periods * u - periods * w - groups * v) * between
  if (!(bottom > 0) || !(noise > 0)) return refuse('nothing-to-compare')
  const se = Math.sqrt((groups * noise * (noise + periods * between)) / bottom)
  return ok({ power: normalCdf((plan.rate - after) / se - 1.959963984540054), se, groups, periods })
}
