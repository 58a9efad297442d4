import type { Column, GapTable } from './gap-table.ts'
import { tellsApart } from './gaps.ts'
import { type Shown, shownOfParts } from './rates.ts'

export type HeatMap = { families: string[]; rows: { id: string; cells: Shown[] }[] }

/**
 * Shares left open by family (of those that tell apart, the most coded ones) and by whom. Hidden are cells of under ten codes, and
 * left out are providers whose codes could be told by subtracting the others' scorecards. `idOf` says to which row a provider belongs; null: none.
 */
export function heatMapOf(table: GapTable, idOf: (providerId: string) => string | null, most = 12): HeatMap {
  const idAt = table.providers.map(idOf)
  const ids = new Set<string>()
  const columns = table.ofAxis('any').map((column) => {
    const total = { events: 0, n: 0 }
    column.who.forEach((place, at) => {
      const id = idAt[place] ?? null
      if (id === null) return
      ids.add(id)
      total.events += column.open[at] ?? 0
      total.n += column.lines[at] ?? 0
    })
    return { ...column, total }
  })
  const telling = columns.filter(({ total }) => total.n > 0 && tellsApart(total))
  const drawn = telling.sort((a, b) => b.total.n - a.total.n || (a.family < b.family ? -1 : 1)).slice(0, most)
  const parts = drawn.map((column) => partsOf(column, idAt))
  const rows = [...ids].sort().map((id) => ({ id, cells: parts.map((of) => shownOfParts(of.get(id) ?? [])) }))
  return { families: drawn.map(({ family }) => family), rows }
}

/** A family's codes by row, provider by provider. */
function partsOf({ who, open, lines }: Column, idAt: readonly (string | null)[]) {
  const parts = new Map<string, { events: number; n: number }[]>()
  who.forEach((place, at) => {
    const id = idAt[place] ?? null
    if (id === null) return
    const part = { events: open[at] ?? 0, n: lines[at] ?? 0 }
    const known = parts.get(id)
    if (known) known.push(part)
    else parts.set(id, [part])
  })
  return parts
}
