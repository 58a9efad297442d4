import { isTooFew } from '#app/domain/shared/rate.ts'
import { fitPrior, type Shrunk, shrink } from '../statistics/shrinkage.ts'
import { FEWEST_COLLEAGUES } from './peers.ts'

export type Drawn = Pick<Shrunk, 'rate' | 'low' | 'high' | 'aboveMedian'>

/** Each provider's estimate drawn towards the group, for those with at least ten cases; empty under five of them. METRICS.md 4.4. */
export function drawnOf(counts: readonly { provider: string; events: number; n: number }[]): Map<string, Drawn> {
  const usable = counts.filter(({ n }) => !isTooFew(n))
  const prior = usable.length < FEWEST_COLLEAGUES ? null : fitPrior(usable)
  return new Map(
    prior
      ? usable.map((count) => {
          const { rate, low, high, aboveMedian } = shrink(count, prior)
          return [count.provider, { rate, low, high, aboveMedian }] as const
        })
      : [],
  )
}
