import { isTooFew } from '#app/domain/shared/rate.ts'
import { exactPoisson } from '../statistics/interval.ts'

/** Records finally coded in a productive hour, with the exact Poisson interval of their number. */
export type PerHour = { records: number; hours: number; rate: number; low: number; high: number }

/**
 * Records an hour of one coder, over the months of which his hours are known; null of none, "too-few" of under ten records. Only beside
 * accuracy, and of records of every kind alike. The same of a reviewer's reviews. METRICS.md section 3.
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

/** Hours that the house expects for some records, over those worked; with the records of each kind. */
export type Weighted = { ratio: number; low: number; high: number; records: number; hours: number; kinds: Kind[] }
type Kind = { kind: string; n: number }

/**
 * Records weighted by kind: for each the time that the house's standard gives it, over the hours worked, in the months whose hours are known; 1
 * is the standard. Null where hours or the standard of a kind are not known, "too-few" where a kind holds one to nine records: sum and
 * weighted sum would tell it. Interval of a weighted sum of Poisson counts: Dobson et al., Stat Med 1991;10:457-462.
 */
export function weightedRecords(
  coded: readonly (Kind & { month: number })[],
  worked: readonly { month: number; minutes: number }[],
  standards: ReadonlyMap<string, number>,
): Weighted | 'too-few' | null {
  const hours = worked.reduce((sum, one) => sum + one.minutes, 0) / 60
  const known = new Set(worked.map(({ month }) => month))
  const sums = new Map<string, number>()
  for (const { kind, month, n } of coded) if (known.has(month)) sums.set(kind, (sums.get(kind) ?? 0) + n)
  const kinds = [...sums].map(([kind, n]) => ({ kind, n })).filter(({ n }) => n > 0)
  if (hours === 0 || kinds.some(({ kind }) => !standards.has(kind))) return null
  const records = kinds.reduce((sum, { n }) => sum + n, 0)
  if (isTooFew(records) || kinds.some(({ n }) => isTooFew(n))) return 'too-few'
  const weightOf = (kind: string) => 1 / (standards.get(kind) ?? 1)
  const expected = kinds.reduce((sum, { kind, n }) => sum + n * weightOf(kind), 0)
  const spread = Math.sqrt(kinds.reduce((sum, { kind, n }) => sum + n * weightOf(kind) ** 2, 0) / records)
  const { low, high } = exactPoisson(records)
  const at = (limit: number) => (expected + spread * (limit - records)) / hours
  return {
    ratio: expected / hours,
    low: at(low),
    high: at(high),
    records,
    hours,
    kinds: kinds.sort((a, b) => b.n - a.n),
  }
}

/**
 * Returns a figure by the hour only where the whole count beside it is told and what lies in months without known hours is none or not few;
 * else "too few": one would give the other away by subtraction.
 */
export function hourlyTold<T extends { records: number }>(
  figure: T | 'too-few' | null,
  isTold: boolean,
  all: number,
): T | 'too-few' | null {
  if (figure === null || figure === 'too-few') return figure
  const rest = Math.abs(all - figure.records)
  return isTold && !isTooFew(all) && (rest === 0 || !isTooFew(rest)) ? figure : 'too-few'
}
