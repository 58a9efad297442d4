import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { sum } from '#app/domain/scorecard/statistics/vector.ts'
import { wildQuantile } from './wild-bootstrap.ts'

/** Fewer clusters than this are asked of the wild bootstrap too (METRICS.md 5). */
const FEW = 40
/** What the jackknife's first order leaves out of the variance (the variances' own uncertainty, the choice by noisy rates); by simulation. */
const LEFT_OUT = 1.08
/** How many degrees of freedom the model's variance is worth beside the jackknife's, and what it leaves out itself; by simulation (decision 12). */
const MODEL_WORTH = 10
const MODEL_LEFT_OUT = 1.3

/** A standard error, the degrees of freedom behind it, and the quantile of 95 % for it. */
export type Uncertainty = { se: number; df: number; quantile: number }

/**
 * The error from two groups of jackknife deviations (taught, untaught clusters), drawn towards the model's variance where there is one: a few
 * providers' squares are a noisy variance, the model's is steadier. Smyth, Stat Appl Genet Mol Biol 2004;3:3 (moderated t). The
 * quantile is the wider of Student's and, with few clusters, that of the wild bootstrap, which sees when a few providers carry the deviations;
 * alone that one rejects too often with few taught (MacKinnon & Webb, Econometrics J 2018;21:114-135).
 */
export function uncertaintyOf(groups: number[][], model: number | null): Uncertainty {
  const own = degrees(groups)
  const worth = model === null ? 0 : MODEL_WORTH
  const errorOf = (some: number[][]): number =>
    Math.sqrt((worth * MODEL_LEFT_OUT * (model ?? 0) + own * jackknifeVariance(some)) / (worth + own))
  const [se, df] = [errorOf(groups), own + worth]
  const student = studentQuantile(0.975, df)
  const clusters = sum(groups.map((group) => group.length))
  if (clusters >= FEW || groups.some((group) => group.length < 2)) return { se, df, quantile: student }
  return { se, df, quantile: Math.max(student, wildQuantile(groups, errorOf)) }
}

/** Each group's squares are taken (n - 1)/n times, which is unbiased for a difference of two means. */
function jackknifeVariance(groups: number[][]): number {
  const factor = (n: number): number => (n < 2 ? 1 : Math.min(1, ((n - 1) / n) * LEFT_OUT))
  return sum(groups.map((group) => factor(group.length) * sum(group.map((d) => d * d))))
}

/** Satterthwaite's degrees of freedom of a variance made of two groups' squares; one group alone has its size less one. */
function degrees(groups: number[][]): number {
  const parts = groups.map((group) => ({ squares: sum(group.map((d) => d * d)), df: group.length - 1 }))
  const [a, b] = [parts[0], parts[1]]
  if (!a || !b || a.df < 1 || b.df < 1) return Math.max(1, sum(groups.map((group) => group.length)) - 1)
  const top = (a.squares + b.squares) ** 2
  return Math.max(1, top / Math.max(1e-300, a.squares ** 2 / a.df + b.squares ** 2 / b.df))
}
