import { isTooFew } from '#app/domain/shared/rate.ts'
import { fitPrior, type Shrunk, shrink } from '../statistics/shrinkage.ts'
import { FEWEST_COLLEAGUES } from './peers.ts'

export type Drawn = Pick<Shrunk, 'rate' | 'low' | 'high' | 'aboveMedian'>

type Count = { provider: string; events: number; n: number }

/**
 * The estimate of some providers drawn towards the group of all, for those with at least ten cases; empty where the group has under five of
 * them. METRICS.md 4.4.
 */
export function drawnOf(group: readonly Count[], some: readonly Count[] = group): Map<string, Drawn> {
  const usable = group.filter(({ n }) => !isTooFew(n))
  const prior = usable.length < FEWEST_COLLEAGUES ? null : fitPrior(usable)
  return new Map(
    prior
      ? some
          .filter(({ n }) => !isTooFew(n))
          .map((count) => {
            const { rate, low, high, aboveMedian } = shrink(count, prior)
            return [count.provider, { rate, low, high, aboveMedian }] as const
          })
      : [],
  )
}
