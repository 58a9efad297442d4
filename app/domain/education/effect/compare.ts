import { sum } from '#app/domain/scorecard/statistics/vector.ts'
import { uncertaintyOf } from './interval.ts'
import { type ModelVariance, modelVariance, type Way } from './model-error.ts'
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

type Averages = { taught: number; untaught: number; cases: number; imputed: Imputed[]; ways: Way[] }

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
  // Families of one provider move together, which the model does not know.
  const model = levels === 'free' ? null : modelVariance(frame, spreadOf(fitted.logs), whole.ways, whole.imputed)
  return withInterval(frame, whole, folds, model)
}

const shareFor = (levels: 'drawn' | 'free', chosenByRate: boolean): number => {
  if (levels === 'free') return 0
  return chosenByRate ? CHOSEN_SHARE : UNSURE_SHARE
}

/** Rates of the taught cells and of the same untaught, with levels drawn to the mean by `share`. */
function averages(frame: Frame, spread: Spread, means: Means, share: number, without: Without): Averages | null {
  const drawn = share > 0 ? imputeTwice(frame, spread, means, without) : null
  const free = share < 1 ? imputeTwice(frame, { ...spread, level: FREE_LEVEL }, means, without) : null
  const ways = [
    ...(drawn ? [{ share, weights: drawn.weights }] : []),
    ...(free ? [{ share: 1 - share, weights: free.weights }] : []),
  ]
  const imputed = ((drawn ?? free)?.imputed ?? []).map((cell, i) => {
    const other = free?.imputed[i]?.untaught ?? cell.untaught
    return { ...cell, untaught: share * cell.untaught + (1 - share) * other }
  })
  const cases = sum(imputed.map((cell) => cell.n))
  if (!(cases > 0)) return null
  const taught = sum(imputed.map((cell) => cell.n * cell.rate)) / cases
  const untaught = sum(imputed.map((cell) => cell.n * cell.untaught)) / cases
  return { taught, untaught, cases, imputed, ways }
}

function imputeTwice(frame: Frame, spread: Spread, start: Means, without: Without) {
  const weights = weigh(frame, spread, without)
  const means = expected(frame, weights, solve(frame, weights, start), start)
  return { weights, imputed: impute(frame, weights, solve(frame, weights, means)) }
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

function withInterval(frame: Frame, whole: Averages, folds: Fold[], model: ModelVariance | null): Estimate | null {
  const estimate = whole.taught - whole.untaught
  const taught = new Set(frame.parts.filter((part) => part.after.length > 0).map((part) => part.cluster))
  const usable = folds.flatMap(({ fold, left }) => (left ? [{ fold, left }] : []))
  if (usable.length < 3) return null
  const ofTaught = ({ fold }: Fold): boolean => [...fold].some((cluster) => taught.has(cluster))
  const groups = [usable.filter(ofTaught), usable.filter((fold) => !ofTaught(fold))]
  const points = groups.map((group) => group.map(({ left }) => left.taught - left.untaught - estimate))
  const logs = groups.map((group) => group.map(({ left }) => logRatioOf(left) - logRatioOf(whole)))
  const { se, df, quantile } = uncertaintyOf(points, model && model.taught + model.untaught)
  const half = quantile * se
  return {
    estimate,
    low: estimate - half,
    high: estimate + half,
    se,
    df,
    taughtRate: whole.taught,
    untaughtRate: whole.untaught,
    logRatio: logRatioOf(whole),
    logRatioSe: uncertaintyOf(logs, model && logVariance(model, whole)).se,
    clusters: new Set(frame.parts.map((part) => part.cluster)).size,
    taughtClusters: taught.size,
    cases: whole.cases,
    imputed: whole.imputed,
  }
}

/** The model's variance of the logarithm of taught over untaught; of next to no gaps as if a quarter were left. */
function logVariance(model: ModelVariance, { taught, untaught }: Averages): number {
  return model.taught / Math.max(1e-4, taught, untaught / 4) ** 2 + model.untaught / untaught ** 2
}
