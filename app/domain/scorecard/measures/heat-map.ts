import { suppressSmall } from '../statistics/suppression.ts'
import type { GapSum } from './gaps.ts'
import { type Shown, shown } from './rates.ts'

export type HeatMap = { families: string[]; rows: { id: string; cells: Shown[] }[] }

/**
 * Shares left open by family (the most coded ones) and by whom. Cells of few codes are hidden, and as many others as would give
 * them away by subtracting from a row's or a family's total. `idOf` says to which row a provider belongs; null: none.
 */
export function heatMapOf(gaps: readonly GapSum[], idOf: (providerId: string) => string | null, most = 12): HeatMap {
  const sums = new Map<string, { open: number; lines: number }>()
  const totals = new Map<string, number>()
  const ids = new Set<string>()
  for (const { providerId, family, axis, open, lines } of gaps) {
    const id = axis === 'any' ? idOf(providerId) : null
    if (id === null) continue
    ids.add(id)
    const key = `${id}\n${family}`
    const sum = sums.get(key) ?? { open: 0, lines: 0 }
    sums.set(key, { open: sum.open + open, lines: sum.lines + lines })
    totals.set(family, (totals.get(family) ?? 0) + lines)
  }
  const families = [...totals]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([family]) => family)
  const rows = [...ids].sort()
  const of = (id: string, family: string) => sums.get(`${id}\n${family}`) ?? { open: 0, lines: 0 }
  const visible = suppressSmall(rows.map((id) => families.map((family) => of(id, family).lines))).cells
  return {
    families,
    rows: rows.map((id, r) => ({
      id,
      cells: families.map((family, c) => {
        const { open, lines } = of(id, family)
        return visible[r]?.[c] == null ? 'too-few' : shown({ events: open, n: lines })
      }),
    })),
  }
}
