import { sum } from '#app/domain/scorecard/statistics/vector.ts'
import { uncertaintyOf } from './interval.ts'
import { type ModelVariance, modelVariance, type Way } from './model-error.ts'
import { type Frame, frameOf, type Panel } from './panel.ts'
import { sortedness } from './selection.ts'
import { type Fitted, fitSpread, spreadOf } from './spread.ts'
import {
  expected,
  FREE_LEVEL,
  type Imputed,
  impute,
  leaveOut,
  type Means,
  nobody,
  type Spread,
  solve,
  type Weights,
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
/** Of more clusters than this the variances are the same whoever is left out. */
const MANY = 80

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
  { fewest, levels, many = MANY }: { fewest: number; levels: 'drawn' | 'free'; many?: number },
): Estimate | null {
  const frame = frameOf(panel, fewest)
  if (frame.parts.length < 2 || frame.parts.every((part) => part.after.length === 0)) return null
  const fitted = fitSpread(frame)
  const chosenByRate = sortedness(panel) > CHOSEN_BY_RATE
  const share = shareFor(levels, chosenByRate)
  const ways = waysOf(frame, spreadOf(fitted.logs), share, nobody)
  const whole = averages(ways, ({ weights }) => imputeTwice(frame, weights, fitted.means))
  if (!whole) return null
  const isLarge = new Set(frame.parts.map(({ cluster }) => cluster)).size > many
  const leaving = isLarge ? quickLeaving(frame, ways, fitted.means) : fullLeaving(frame, fitted, share)
  const folds = foldsOf(frame).map((fold) => ({ fold, left: leaving((cluster) => fold.has(cluster)) }))
  // Families of one provider move together, which the model does not know.
  const model = levels === 'free' ? null : modelVariance(frame, spreadOf(fitted.logs), whole.ways, whole.imputed)
  return withInterval(frame, whole, folds, model)
}

const shareFor = (levels: 'drawn' | 'free', chosenByRate: boolean): number => {
  if (levels === 'free') return 0
  return chosenByRate ? CHOSEN_SHARE : UNSURE_SHARE
}

/** Levels drawn to the mean, and levels as if unrelated: each by its share, where it has one. */
function waysOf(frame: Frame, spread: Spread, share: number, without: Without): Way[] {
  const drawn = share > 0 ? [{ share, weights: weigh(frame, spread, without) }] : []
  const free = share < 1 ? [{ share: 1 - share, weights: weigh(frame, { ...spread, level: FREE_LEVEL }, without) }] : []
  return [...drawn, ...free]
}

/** What is left when some clusters are left out. */
type Leaving = (without: Without) => Averages | null

/** All anew, the variances too. */
function fullLeaving(frame: Frame, { logsWithout, means }: Fitted, share: number): Leaving {
  return (without) => {
    const ways = waysOf(frame, spreadOf(logsWithout(without)), share, without)
    return averages(ways, ({ weights }) => imputeTwice(frame, weights, means))
  }
}

/** One of many clusters moves neither the variances nor the point around which rates are linear. */
function quickLeaving(frame: Frame, ways: readonly Way[], means: Means): Leaving {
  const settled = ways.map(({ weights }) => expected(frame, weights, solve(frame, weights, means), means))
  return (without) => {
    const left = ways.map((way) => ({ ...way, weights: leaveOut(frame, way.weights, without) }))
    return averages(left, ({ weights }, i) => impute(frame, weights, solve(frame, weights, settled[i] ?? means)))
  }
}

/** Rates of the taught cells and of the same untaught, by all ways together. */
function averages(ways: Way[], by: (way: Way, i: number) => Imputed[]): Averages | null {
  const [first, second] = ways.map(by)
  const share = ways[0]?.share ?? 1
  const imputed = (first ?? []).map((cell, i) => {
    const other = second?.[i]?.untaught ?? cell.untaught
    return { ...cell, untaught: share * cell.untaught + (1 - share) * other }
  })
  const cases = sum(imputed.map((cell) => cell.n))
  if (!(cases > 0)) return null
  const taught = sum(imputed.map((cell) => cell.n * cell.rate)) / cases
  const untaught = sum(imputed.map((cell) => cell.n * cell.untaught)) / cases
  return { taught, untaught, cases, imputed, ways }
}

function imputeTwice(frame: Frame, weights: Weights, start: Means): Imputed[] {
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
