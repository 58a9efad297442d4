import type { Interval } from './interval.ts'
import { normalQuantile } from './normal.ts'
import { at, sum } from './vector.ts'

export type Kappa = Interval & { kappa: number; se: number; observed: number; expected: number; n: number }

/**
 * Cohen's kappa of two judges from their square table of counts (row: first judge, column: second), with the large-sample interval
 * of Fleiss, Cohen & Everitt. Null where the table is empty or both judges always say the same one thing (chance agreement 1).
 * Cohen, Educ Psychol Meas 1960;20:37-46; Fleiss, Cohen & Everitt, Psychol Bull 1969;72:323-327, formula 13.
 */
export function cohensKappa(table: readonly (readonly number[])[], level = 0.95): Kappa | null {
  const n = sum(table.map(sum))
  if (!(n > 0)) return null
  const share = table.map((row) => row.map((count) => count / n))
  const rows = share.map(sum)
  const columns = rows.map((_, j) => sum(share.map((row) => at(row, j))))
  const observed = sum(share.map((row, i) => at(row, i)))
  const expected = sum(rows.map((r, i) => r * at(columns, i)))
  if (1 - expected < 1e-12) return null
  const kappa = (observed - expected) / (1 - expected)
  const diagonal = sum(share.map((row, i) => at(row, i) * (1 - (at(rows, i) + at(columns, i)) * (1 - kappa)) ** 2))
  const others = sum(
    share.flatMap((row, i) => row.map((p, j) => (i === j ? 0 : p * (at(columns, i) + at(rows, j)) ** 2))),
  )
  const spread = diagonal + (1 - kappa) ** 2 * others - (kappa - expected * (1 - kappa)) ** 2
  const se = Math.sqrt(Math.max(0, spread) / n) / (1 - expected)
  const half = normalQuantile((1 + level) / 2) * se
  return { kappa, se, observed, expected, n, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) }
}
