import { isTooFew } from '#app/domain/shared/rate.ts'
import { ascending, quantileOf } from '../statistics/vector.ts'

/** Colleagues as an anonymous band, 0 to 1: from the tenth to the ninetieth of a hundred, and the middle one. */
export type Band = { low: number; middle: number; high: number; providers: number }

/** Under so many colleagues a band would speak of single people. */
export const FEWEST_COLLEAGUES = 5

/** The band of colleagues with at least ten cases each; null where there are under five of them. */
export function bandOf(counts: readonly { events: number; n: number }[]): Band | null {
  const rates = counts.filter(({ n }) => !isTooFew(n)).map(({ events, n }) => events / n)
  return rates.length < FEWEST_COLLEAGUES ? null : bandOfValues(rates)
}

/** The band of values of any unit; null of under five. */
export function bandOfValues(values: readonly number[]): Band | null {
  if (values.length < FEWEST_COLLEAGUES) return null
  const sorted = ascending(values)
  return {
    low: quantileOf(sorted, 0.1),
    middle: quantileOf(sorted, 0.5),
    high: quantileOf(sorted, 0.9),
    providers: values.length,
  }
}
