import { isTooFew } from '#app/domain/shared/rate.ts'
import { exactPoisson } from '../statistics/interval.ts'

/** Records finally coded in a productive hour, with the exact Poisson interval of their number. */
export type PerHour = { records: number; hours: number; rate: number; low: number; high: number }

/**
 * Records an hour of one coder, over the months of which his hours are known; null of none, "too-few" of under ten records. Only beside
 * accuracy, and of records of every kind alike. METRICS.md section 3.
 */
export function recordsPerHour(
  coded: readonly { month: number; n: number }[],
  worked: readonly { month: number; minutes: number }[],
): PerHour | 'too-few' | null {
  const minutes = worked.reduce((sum, one) => sum + one.minutes, 0)
  if (minutes === 0) return null
  const known = new Set(worked.map(({ month }) => month))
  const records = coded.reduce((sum, { month, n }) => sum + (known.has(month) ? n : 0), 0)
  if (isTooFew(records)) return 'too-few'
  const hours = minutes / 60
  const { low, high } = exactPoisson(records)
  return { records, hours, rate: records / hours, low: low / hours, high: high / hours }
}
