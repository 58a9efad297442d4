import type { Interval } from './interval.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { drawIndex, type Random } from './random.ts'
import { ascending, quantileOf } from './vector.ts'

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
  const draws: number[] = []
  for (let replicate = 0; replicate < replicates; replicate++) {
    let [total, cases] = [0, 0]
    for (let i = 0; i < k; i++) {
      const cluster = clusters[drawIndex(random, k)]
      total += cluster?.total ?? 0
      cases += cluster?.n ?? 0
    }
    if (cases > 0) draws.push(mean + (total / cases - mean) * Math.sqrt(k / (k - 1)))
  }
  return { mean, n, clusters: k, ...biasCorrected(draws, mean, level) }
}

/** The bias-corrected percentile interval of draws around the estimate. Efron & Tibshirani 1993, formula 14.9 with a = 0. */
export function biasCorrected(draws: readonly number[], estimate: number, level = 0.95): Interval {
  const below = draws.filter((draw) => draw < estimate).length + draws.filter((draw) => draw === estimate).length / 2
  const share = Math.min(1 - 0.5 / draws.length, Math.max(0.5 / draws.length, below / draws.length))
  const [z0, z] = [normalQuantile(share), normalQuantile((1 + level) / 2)]
  const sorted = ascending(draws)
  return { low: quantileOf(sorted, normalCdf(2 * z0 - z)), high: quantileOf(sorted, normalCdf(2 * z0 + z)) }
}
