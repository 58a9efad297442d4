import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { sum } from '#app/domain/scorecard/statistics/vector.ts'
import { type Frame, frameOf, type Panel } from './panel.ts'
import { sortedness } from './selection.ts'
import { fitSpread, spreadOf } from './spread.ts'
import {
  expected,
  FREE_LEVEL,
  type Imputed,
  impute,
  type Means,
  nobody,
  type Spread,
  solve,
  type Without,
  weigh,
} from './untaught.ts'
import { wildQuantile } from './wild-bootstrap.ts'

/** An effect in points of rate (0.05 is five percentage points), taught minus what would have been. */
export type Estimate = {
  estimate: number
  low: number
  high: number
  se: number
  df: number
  /** The rate of the taught cells, and the rate expected of them untaught. */
  taughtRate: number
  untaughtRate: number
  /** Logarithm of their ratio, and its standard error. */
  logRatio: number
  logRatioSe: number
  /** Clusters that enter, and those of them with taught cells. */
  clusters: number
  taughtClusters: number
  cases: number
  imputed: Imputed[]
}

/**
 * Above this sortedness the taught were chosen by their observed rates, and their levels are drawn to the mean: nearly in full, since
 * drift and cell noise that are not there are still found a little of, and draw too far.
 */
const CHOSEN_BY_RATE = 0.995
const CHOSEN_SHARE = 0.9
/** Otherwise the choice may have rested on knowledge that the data do not show: levels are drawn to the mean by this share. */
const UNSURE_SHARE = 0.4
const MOST_FOLDS = 40

type Averages = { taught: number; untaught: number; cases: number; imputed: Imputed[] }

/**
 * The mean effect over the taught cells: each against its own expectation untaught, which is built from the same unit before and from
 * others not yet taught in the same period (imputation, Borusyak, Jaravel & Spiess, Rev Econ Stud 2024;91:3253-3285; for staggered
 * starts equal in aim to Callaway & Sant'Anna, J Econometrics 2021;225:200-230). The interval is a jackknife over providers, refitting
 * all, with Student's t by Satterthwaite. `levels` 'free' takes providers' levels as given and never draws them to the mean. Null without taught
 * cells that can be compared.
 */
export function compare(
  panel: Panel,
  { fewest, levels }: { fewest: number; levels: 'drawn' | 'free' },
): Estimate | null {
  const frame = frameOf(panel, fewest)
  if (frame.parts.length < 2 || frame.parts.every((part) => part.after.length === 0)) return null
  const fitted = fitSpread(frame)
  const chosenByRate = sortedness(panel) > CHOSEN_BY_RATE
  const share = shareFor(levels, chosenByRate)
  const whole = averages(frame, spreadOf(fitted.logs), fitted.means, share, nobody)
  if (!whole) return null
  const folds = foldsOf(frame).map((fold) => {
    const without: Without = (cluster) => fold.has(cluster)
    return { fold, left: averages(frame, spreadOf(fitted.logsWithout(without)), fitted.means, share, without) }
  })
  return withInterval(frame, whole, folds)
}

const shareFor = (levels: 'drawn' | 'free', chosenByRate: boolean): number => {
  if (levels === 'free') return 0
  return chosenByRate ? CHOSEN_SHARE : UNSURE_SHARE
}

/** Rates of the taught cells and of the same untaught, with levels drawn to the mean by `share`. */
function averages(frame: Frame, spread: Spread, means: Means, share: number, without: Without): Averages | null {
  const drawn = share > 0 ? imputeTwice(frame, spread, means, without) : []
  const free = share < 1 ? imputeTwice(frame, { ...spread, level: FREE_LEVEL }, means, without) : []
  const imputed = (share > 0 ? drawn : free).map((cell, i) => {
    const other = free[i]?.untaught ?? cell.untaught
    return { ...cell, untaught: share * cell.untaught + (1 - share) * other }
  })
  const cases = sum(imputed.map((cell) => cell.n))
  if (!(cases > 0)) return null
  const taught = sum(imputed.map((cell) => cell.n * cell.rate)) / cases
  const untaught = sum(imputed.map((cell) => cell.n * cell.untaught)) / cases
  return { taught, untaught, cases, imputed }
}

function imputeTwice(frame: Frame, spread: Spread, start: Means, without: Without): Imputed[] {
  const weights = weigh(frame, spread, without)
  const means = expected(frame, weights, solve(frame, weights, start), start)
  return impute(frame, weights, solve(frame, weights, means))
}

/** The providers one by one, or in 40 groups of like start where there are more. */
function foldsOf(frame: Frame): Set<number>[] {
  const startOf = new Map<number, number>()
  for (const { cluster, start } of frame.parts) startOf.set(cluster, Math.min(start, startOf.get(cluster) ?? start))
  const order = [...startOf].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([cluster]) => cluster)
  const folds: Set<number>[] = Array.from({ length: Math.min(MOST_FOLDS, order.length) }, () => new Set())
  order.forEach((cluster, i) => {
    folds[i % folds.length]?.add(cluster)
  })
  return folds
}

type Fold = { fold: Set<number>; left: Averages | null }
const logRatioOf = ({ taught, untaught }: Averages): number => Math.log(Math.max(taught, 1e-4) / untaught)

function withInterval(frame: Frame, whole: Averages, folds: Fold[]): Estimate | null {
  const estimate = whole.taught - whole.untaught
  const taught = new Set(frame.parts.filter((part) => part.after.length > 0).map((part) => part.cluster))
  const usable = folds.flatMap(({ fold, left }) => (left ? [{ fold, left }] : []))
  if (usable.length < 3) return null
  const ofTaught = ({ fold }: Fold): boolean => [...fold].some((cluster) => taught.has(cluster))
  const groups = [usable.filter(ofTaught), usable.filter((fold) => !ofTaught(fold))]
  const points = groups.map((group) => group.map(({ left }) => left.taught - left.untaught - estimate))
  const logs = groups.map((group) => group.map(({ left }) => logRatioOf(left) - logRatioOf(whole)))
  const se = errorOf(points)
  const df = degrees(points)
  const half = quantileOf(points, df) * se
  return {
    estimate,
    low: estimate - half,
    high: estimate + half,
    se,
    df,
    taughtRate: whole.taught,
    untaughtRate: whole.untaught,
    logRatio: logRatioOf(whole),
    logRatioSe: errorOf(logs),
    clusters: new Set(frame.parts.map((part) => part.cluster)).size,
    taughtClusters: taught.size,
    cases: whole.cases,
    imputed: whole.imputed,
  }
}

/** Fewer clusters than this are asked of the wild bootstrap too (METRICS.md 5). */
const FEW = 40

/**
 * The wider of Student's quantile with Satterthwaite's degrees and that of the wild bootstrap, which sees when a few providers carry the deviations.
 * Alone the bootstrap rejects too often with few taught (MacKinnon & Webb, Econometrics J 2018;21:114-135).
 */
function quantileOf(groups: number[][], df: number): number {
  const student = studentQuantile(0.975, df)
  const clusters = sum(groups.map((group) => group.length))
  if (clusters >= FEW || groups.some((group) => group.length < 2)) return student
  return Math.max(student, wildQuantile(groups, errorOf))
}

/** What the jackknife's first order leaves out of the variance (the variances' own uncertainty, the choice by noisy rates); by simulation. */
const LEFT_OUT = 1.08

/**
 * The jackknife's error from two groups of deviations. Each group's squares are taken (n - 1)/n times, which is unbiased for a difference of
 * two means.
 */
function errorOf(groups: number[][]): number {
  const factor = (n: number): number => (n < 2 ? 1 : Math.min(1, ((n - 1) / n) * LEFT_OUT))
  return Math.sqrt(sum(groups.map((group) => factor(group.length) * sum(group.map((d) => d * d)))))
}

/** Satterthwaite's degrees of freedom of a variance made of two groups' squares; one group alone has its size less one. */
function degrees(groups: number[][]): number {
  const parts = groups.map((group) => ({ squares: sum(group.map((d) => d * d)), df: group.length - 1 }))
  const [a, b] = [parts[0], parts[1]]
  if (!a || !b || a.df < 1 || b.df < 1) return Math.max(1, sum(groups.map((group) => group.length)) - 1)
  const top = (a.squares + b.squares) ** 2
  return Math.max(1, top / Math.max(1e-300, a.squares ** 2 / a.df + b.squares ** 2 / b.df))
}
