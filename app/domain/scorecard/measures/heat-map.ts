import type { Column, GapTable } from './gap-table.ts'
import { tellsApart } from './gaps.ts'
import { type Shown, shownOfParts } from './rates.ts'

export type HeatRow = { id: string; cells: Shown[] }
/** `all` counts the rows, of which `rows` may be a part. */
export type HeatMap = { families: string[]; rows: HeatRow[]; all: number }

/**
 * Shares left open by family (of those that tell apart, the most coded ones) and by whom. Hidden are cells of under ten codes, and
 * left out are providers whose codes could be told by subtracting the others' scorecards. `idOf` says to which row a provider belongs; null: none.
 * Of more rows than can be read those stay that leave most open beyond the others (`mostRows`), in the order of their names as before.
 */
export function heatMapOf(
  table: GapTable,
  idOf: (providerId: string) => string | null,
  {
    most = 12,
    mostRows = Number.POSITIVE_INFINITY,
    isTold = () => true,
    isNarrowed = false,
  }: { most?: number; mostRows?: number; isTold?: (row: string, family: string) => boolean; isNarrowed?: boolean } = {},
): HeatMap {
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
  const cellOf = (id: string, at: number): Shown =>
    isTold(id, drawn[at]?.family ?? '') ? shownOfParts(parts[at]?.get(id) ?? [], { isNarrowed }) : 'too-few'
  const rows = [...ids].sort().map((id) => ({ id, cells: drawn.map((_, at) => cellOf(id, at)) }))
  const rates = drawn.map(({ total }) => total.events / total.n)
  return { families: drawn.map(({ family }) => family), rows: foremost(rows, rates, mostRows), all: rows.length }
}

/** The rows with most codes left open beyond the rate of all, in cells whose interval lies above it; where these are few, those with most codes. */
function foremost(rows: readonly HeatRow[], rates: readonly number[], most: number): HeatRow[] {
  if (rows.length <= most) return [...rows]
  const weighed = rows.map((row) => {
    let [beyond, codes] = [0, 0]
    row.cells.forEach((cell, at) => {
      const rate = rates[at] ?? 1
      if (cell === 'too-few') return
      codes += cell.n
      if (cell.low > rate) beyond += cell.events - cell.n * rate
    })
    return { row, beyond, codes }
  })
  const first = weighed.sort((a, b) => b.beyond - a.beyond || b.codes - a.codes || (a.row.id < b.row.id ? -1 : 1))
  const kept = new Set(first.slice(0, most).map(({ row }) => row))
  return rows.filter((row) => kept.has(row))
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
