import type { Interval } from './interval.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { drawIndex, type Random } from './random.ts'
import { quantileOf } from './vector.ts'

/** One cluster's total and count: a provider's relative weights (x 10,000) and discharges, say. */
export type Cluster = { total: number; n: number }
export type MeanInterval = Interval & { mean: number; n: number; clusters: number }

const REPLICATES = 2000
const FEWEST_CLUSTERS = 5

/**
 * The mean over all cases (CMI, query impact), in the unit of `total`, with a 95 % interval from drawing whole clusters again, so that
 * cases of one provider or one patient are not taken for independent ones. For independent cases give each its own cluster. Bias-corrected
 * percentiles (Efron & Tibshirani 1993, section 14.3), widened for few clusters by sqrt(k / (k - 1)) since the bootstrap variance
 * is that much too small. Null under five clusters.
 */
export function clusterMean(
  clusters: readonly Cluster[],
  random: Random,
  { level = 0.95, replicates = REPLICATES } = {},
): MeanInterval | null {
  const k = clusters.length
  const n = clusters.reduce((all, cluster) => all + cluster.n, 0)
  if (k < FEWEST_CLUSTERS || !(n > 0)) return null
  const mean = clusters.reduce((all, cluster) => all + cluster.total, 0) / n
  const widened = Math.sqrt(k / (k - 1))
  const totals = Float64Array.from(clusters, (cluster) => cluster.total)
  const counts = Float64Array.from(clusters, (cluster) => cluster.n)
  const draws = new Float64Array(replicates)
  let drawn = 0
  for (let replicate = 0; replicate < replicates; replicate++) {
    let [total, cases] = [0, 0]
    for (let i = 0; i < k; i++) {
      const at = drawIndex(random, k)
      total += totals[at] ?? 0
      cases += counts[at] ?? 0
    }
    if (cases > 0) draws[drawn++] = mean + (total / cases - mean) * widened
  }
  return { mean, n, clusters: k, ...biasCorrected(draws.subarray(0, drawn), mean, level) }
}

/** The bias-corrected percentile interval of draws around the estimate. Efron & Tibshirani 1993, formula 14.9 with a = 0. */
export function biasCorrected(draws: ArrayLike<number>, estimate: number, level = 0.95): Interval {
  const sorted = Float64Array.from(draws).sort()
  let [below, equal] = [0, 0]
  for (const draw of sorted) {
    if (draw < estimate) below++
    else if (draw === estimate) equal++
    else break
  }
  const n = sorted.length
  const share = Math.min(1 - 0.5 / n, Math.max(0.5 / n, (below + equal / 2) / n))
  const [z0, z] = [normalQuantile(share), normalQuantile((1 + level) / 2)]
  return { low: quantileOf(sorted, normalCdf(2 * z0 - z)), high: quantileOf(sorted, normalCdf(2 * z0 + z)) }
}
