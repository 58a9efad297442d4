import type { GapSum } from './gaps.ts'
import { type Shown, shownOfParts } from './rates.ts'

export type HeatMap = { families: string[]; rows: { id: string; cells: Shown[] }[] }

/**
 * Shares left open by family (the most coded ones) and by whom. Hidden are cells of under ten codes, and those from which providers' own
 * scorecards could be subtracted until fewer than ten are left. `idOf` says to which row a provider belongs; null: none.
 */
export function heatMapOf(gaps: readonly GapSum[], idOf: (providerId: string) => string | null, most = 12): HeatMap {
  const parts = new Map<string, { events: number; n: number }[]>()
  const totals = new Map<string, number>()
  const ids = new Set<string>()
  for (const { providerId, family, axis, open, lines } of gaps) {
    const id = axis === 'any' ? idOf(providerId) : null
    if (id === null) continue
    ids.add(id)
    const key = `${id}\n${family}`
    parts.set(key, [...(parts.get(key) ?? []), { events: open, n: lines }])
    totals.set(family, (totals.get(family) ?? 0) + lines)
  }
  const ranked = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const families = ranked.slice(0, most).map(([family]) => family)
  const rows = [...ids].sort().map((id) => ({
    id,
    cells: families.map((family) => shownOfParts(parts.get(`${id}\n${family}`) ?? [])),
  }))
  return { families, rows }
}
