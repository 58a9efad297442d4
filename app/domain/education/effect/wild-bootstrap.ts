import { type Random, seeded } from '#app/domain/scorecard/statistics/random.ts'
import { mean, sum } from '#app/domain/scorecard/statistics/vector.ts'

/** Six points of mean 0 and variance 1: with few clusters two signs alone give too few different draws. Webb, Queen's Econ Dept WP 1315, 2014. */
const POINTS = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)]
const DRAWS = 999
const SEED = 20_250_917

/**
 * The quantile of |t| that a wild bootstrap of the clusters' scores gives: each cluster's deviation is given a random weight and
 * the studentised sum is taken anew. Kline & Santos, J Econometric Methods 2012;1:23-41; Cameron, Gelbach & Miller, Rev Econ Stat
 * 2008;90:414-427. `groups` are jackknife deviations of clusters that are means of their own (taught, untaught); the seed is fixed, so that the
 * same file gives the same interval.
 */
export function wildQuantile(groups: readonly (readonly number[])[], errorOf: (groups: number[][]) => number): number {
  const random = seeded(SEED)
  const centred = groups.map((group) => {
    const centre = mean([...group])
    return group.map((d) => d - centre)
  })
  const drawn: number[] = []
  for (let i = 0; i < DRAWS; i++) {
    const weighted = centred.map((group) => group.map((d) => d * pointOf(random)))
    const moved = sum(weighted.map((group) => (sum(group) * (group.length - 1)) / Math.max(1, group.length)))
    const se = errorOf(weighted.map((group) => group.map((d) => d - mean(group))))
    if (se > 0) drawn.push(Math.abs(moved) / se)
  }
  drawn.sort((a, b) => a - b)
  return drawn[Math.ceil(0.95 * drawn.length) - 1] ?? 0
}

const pointOf = (random: Random): number => POINTS[Math.floor(random() * POINTS.length)] ?? 1
