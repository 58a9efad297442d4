import { isTooFew } from '#app/domain/shared/rate.ts'
import { exactPoisson } from '../statistics/interval.ts'
import { hasSmall } from './rates.ts'

/** A count per unit, which may exceed one: its exact Poisson interval. */
export type Ratio = { events: number; n: number; ratio: number; low: number; high: number }

/** Events per unit; "too-few" under ten units, or where a filter's other parts would tell a small one. */
export function ratioOf(events: number, n: number, siblings: readonly number[] = []): Ratio | 'too-few' {
  if (isTooFew(n) || hasSmall(siblings)) return 'too-few'
  const { low, high } = exactPoisson(events)
  return { events, n, ratio: events / n, low: low / n, high: high / n }
}
