import { isTooFew } from '#app/domain/shared/rate.ts'
import { exactPoisson } from '../statistics/interval.ts'

/** Deaths over the sum of predicted risks, with the exact Poisson interval of the deaths: 1 is as predicted. */
export type Deaths = { stays: number; died: number; expected: number; ratio: number; low: number; high: number }
type Sum = { stays: number; withRisk: number; risksX1000000: number; died: number }

/**
 * Observed over expected deaths of stays with a level. Null where not every stay has a predicted risk, so that deaths and predictions are not
 * about the same stays, and under ten stays. METRICS.md section 3; Breslow & Day 1987.
 */
export function deathsOf(sums: readonly Sum[]): Deaths | null {
  const of = (name: keyof Sum) => sums.reduce((total, one) => total + one[name], 0)
  const [stays, died, expected] = [of('stays'), of('died'), of('risksX1000000') / 1_000_000]
  if (isTooFew(stays) || of('withRisk') !== stays || expected <= 0) return null
  const { low, high } = exactPoisson(died)
  return { stays, died, expected, ratio: died / expected, low: low / expected, high: high / expected }
}
