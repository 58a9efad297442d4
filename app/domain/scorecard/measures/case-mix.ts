import { isTooFew } from '#app/domain/shared/rate.ts'
import { biasCorrected, type Cluster, clusterMean } from '../statistics/bootstrap.ts'
import { drawIndex, seeded, seedOf } from '../statistics/random.ts'
import { type FamilySum, type MeanWeight, meanOf } from './capture.ts'

/** Grouped stays of one attending, of one DRG family or of all. Null squares: not known. */
export type AttendingSum = Pick<FamilySum, 'stays' | 'weightX10000'> & {
  providerId: string
  weightSquaresX10000: number | null
}
/** Grouped stays by attending and DRG family. */
export type AttendingFamily = FamilySum & { providerId: string }
export type CaseMix = { all: MeanWeight | 'too-few'; withoutOutliers: MeanWeight | 'too-few'; outliers: number | null }

/** Draws of a bootstrap: fewer where each is long, so that a house of thousands is not waited for. */
const drawsFor = (attendings: number): number => Math.round(Math.min(2000, Math.max(400, 2_000_000 / attendings)))
const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/**
 * A mean weight with the 95 % interval of a bootstrap that draws whole attendings again, since stays of one are alike (METRICS.md section 3).
 * With fewer than five attendings the interval is that of the mean of single stays. `name` seeds the draws: the same stays under the
 * same name have the same interval. "Too few" under ten stays.
 */
export function weightMean(sums: readonly AttendingSum[], name: string): MeanWeight | 'too-few' {
  const of = new Map<string, Cluster>()
  for (const { providerId, stays, weightX10000 } of sums) {
    const known = of.get(providerId) ?? { n: 0, total: 0 }
    of.set(providerId, { n: known.n + stays, total: known.total + weightX10000 })
  }
  const clusters = [...of].sort(([a], [b]) => byName(a, b)).flatMap(([, cluster]) => (cluster.n > 0 ? [cluster] : []))
  const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0)
  if (isTooFew(n)) return 'too-few'
  const found = clusterMean(clusters, seeded(seedOf(name)), { replicates: drawsFor(clusters.length) })
  if (found)
    return {
      n,
      meanX10000: Math.round(found.mean),
      lowX10000: Math.round(found.low),
      highX10000: Math.round(found.high),
    }
  const [total, squares] = sums.reduce<[number, number]>(
    ([sum, all], one) => [sum + one.weightX10000, all + (one.weightSquaresX10000 ?? Number.NaN)],
    [0, 0],
  )
  return Number.isNaN(squares) ? 'too-few' : meanOf(n, total, squares)
}

/** Mean weights of one attending's stays, as first written and as final: whole months are drawn again. "Too few" under ten stays or five months. */
export function meansOfMonths(
  months: readonly { month: number; grouped: number; weightBeforeX10000: number; weightAfterX10000: number }[],
): { before: MeanWeight; after: MeanWeight } | null {
  const mean = (of: 'weightBeforeX10000' | 'weightAfterX10000') =>
    weightMean(
      months.map((one) => ({
        ...{ providerId: String(one.month), stays: one.grouped },
        ...{ weightX10000: one[of], weightSquaresX10000: null },
      })),
      'before and after',
    )
  const [before, after] = [mean('weightBeforeX10000'), mean('weightAfterX10000')]
  return before === 'too-few' || after === 'too-few' ? null : { before, after }
}

/** The case-mix index with and without the DRGs that move a mean by themselves. Families of outliers hold nothing else. */
export function caseMixOf(sums: readonly AttendingFamily[], may: { outliers: boolean } = { outliers: true }): CaseMix {
  const outliers = sums.reduce((sum, one) => sum + one.outliers, 0)
  const isTold = may.outliers && (outliers === 0 || !isTooFew(outliers))
  const usual = sums.filter((one) => one.outliers === 0)
  return {
    all: weightMean(sums, 'case mix'),
    withoutOutliers: isTold ? weightMean(usual, 'case mix without outliers') : 'too-few',
    outliers: isTold ? outliers : null,
  }
}

/** The index at the reference mix: of how many families, and which share of the reference they hold. */
export type StandardCaseMix = MeanWeight & { families: number; covered: number }

/**
 * The case-mix index by direct standardisation: the mean weight of each DRG family, each with the share of stays that it has in the
 * reference, so that another mix of patients does not move it (Breslow & Day, IARC 1987, vol. 2, section 2.3). Families without a stay here are
 * left out and the others take their place; families that the reference does not have are left out too. The 95 % interval draws whole
 * attendings again and standardises each draw; the reference is taken as known. "Too few" under ten stays or five attendings.
 */
export function standardCaseMix(
  sums: readonly AttendingFamily[],
  reference: readonly Pick<FamilySum, 'family' | 'stays'>[],
): StandardCaseMix | 'too-few' {
  const shares = new Map(reference.flatMap(({ family, stays }) => (stays > 0 ? [[family, stays] as const] : [])))
  const matched = sums.filter(({ family, stays }) => stays > 0 && shares.has(family))
  const families = [...new Set(matched.map(({ family }) => family))].sort(byName)
  const at = new Map(families.map((family, index) => [family, index]))
  const weights = families.map((family) => shares.get(family) ?? 0)
  const cells = new Map<string, Cell[]>()
  for (const { providerId, family, stays, weightX10000 } of matched) {
    const cell = { at: at.get(family) ?? 0, stays, weightX10000 }
    const known = cells.get(providerId)
    if (known) known.push(cell)
    else cells.set(providerId, [cell])
  }
  const own = [...cells].sort(([a], [b]) => byName(a, b)).map(([, of]) => of)
  const n = matched.reduce((sum, { stays }) => sum + stays, 0)
  const k = own.length
  if (isTooFew(n) || k < FEWEST_ATTENDINGS) return 'too-few'
  const mean = meanAt(weights, own)
  const random = seeded(seedOf('case mix at the reference mix'))
  const draws = Array.from({ length: drawsFor(k) }, () => {
    const drawn = Array.from({ length: k }, () => own[drawIndex(random, k)] ?? [])
    return mean + (meanAt(weights, drawn) - mean) * Math.sqrt(k / (k - 1))
  })
  const { low, high } = biasCorrected(draws, mean)
  const whole = [...shares.values()].reduce((sum, stays) => sum + stays, 0)
  return {
    n,
    meanX10000: Math.round(mean),
    lowX10000: Math.round(low),
    highX10000: Math.round(high),
    families: families.length,
    covered: weights.reduce((sum, stays) => sum + stays, 0) / whole,
  }
}

const FEWEST_ATTENDINGS = 5
type Cell = { at: number; stays: number; weightX10000: number }

/** The mean of the families' means, each by its weight; families without a stay are left out. */
function meanAt(weights: readonly number[], attendings: readonly (readonly Cell[])[]): number {
  const stays = new Float64Array(weights.length)
  const totals = new Float64Array(weights.length)
  for (const cells of attendings)
    for (const cell of cells) {
      stays[cell.at] = (stays[cell.at] ?? 0) + cell.stays
      totals[cell.at] = (totals[cell.at] ?? 0) + cell.weightX10000
    }
  let [sum, of] = [0, 0]
  for (const [index, weight] of weights.entries()) {
    const n = stays[index] ?? 0
    if (n === 0) continue
    sum += (weight * (totals[index] ?? 0)) / n
    of += weight
  }
  return of > 0 ? sum / of : 0
}
