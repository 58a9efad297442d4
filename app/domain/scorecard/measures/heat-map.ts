import { type GapSum, tellsApart } from './gaps.ts'
import { type Shown, shownOfParts } from './rates.ts'

export type HeatMap = { families: string[]; rows: { id: string; cells: Shown[] }[] }

/**
 * Shares left open by family (of those that tell apart, the most coded ones) and by whom. Hidden are cells of under ten codes, and
 * left out are providers whose codes could be told by subtracting the others' scorecards. `idOf` says to which row a provider belongs; null: none.
 */
export function heatMapOf(gaps: readonly GapSum[], idOf: (providerId: string) => string | null, most = 12): HeatMap {
  const parts = new Map<string, { events: number; n: number }[]>()
  const totals = new Map<string, { events: number; n: number }>()
  const ids = new Set<string>()
  for (const { providerId, family, axis, open, lines } of gaps) {
    const id = axis === 'any' ? idOf(providerId) : null
    if (id === null) continue
    ids.add(id)
    const key = `${id}\n${family}`
    parts.set(key, [...(parts.get(key) ?? []), { events: open, n: lines }])
    const total = totals.get(family) ?? { events: 0, n: 0 }
    totals.set(family, { events: total.events + open, n: total.n + lines })
  }
  const telling = [...totals].filter(([, total]) => tellsApart(total))
  const ranked = telling.sort((a, b) => b[1].n - a[1].n || (a[0] < b[0] ? -1 : 1))
  const families = ranked.slice(0, most).map(([family]) => family)
  const rows = [...ids].sort().map((id) => ({
    id,
    cells: families.map((family) => shownOfParts(parts.get(`${id}\n${family}`) ?? [])),
  }))
  return { families, rows }
}
