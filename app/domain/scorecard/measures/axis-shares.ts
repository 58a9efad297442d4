import type { Axis } from '#app/domain/codes/specificity.ts'
import { isTooFew } from '#app/domain/shared/rate.ts'
import type { GapAxis } from './contribution.ts'
import type { GapTable } from './gap-table.ts'
import { type Cases, membersTold, type Shown, shown } from './rates.ts'

/** Codes of one family on an axis; whether its own share may be told. */
type Part = { axis: GapAxis; lines: number; open: number; isTold: boolean }
/** Who has how many codes on each axis, all families together. `who` are places in a list of ids. */
export type AxisColumn = { axis: Axis; who: number[]; events: number[]; n: number[] }
export type AxisRow = { id: string; cells: Shown[] }
export type AxisMap = { axes: Axis[]; all: Shown[]; rows: AxisRow[]; rowCount: number }

const add = (a: Cases, b: Cases): Cases => ({ events: a.events + b.events, n: a.n + b.n })
const sumOf = (cases: readonly Cases[]): Cases => cases.reduce(add, { events: 0, n: 0 })
const isAxis = (axis: GapAxis): axis is Axis => axis !== 'any'

/**
 * One provider's codes on each axis, all families together. Families are told one by one beside it: of the whole the small ones are left out
 * while they are one to nine codes together; of a part (a filter, another period) only families that are told are added up, so that
 * nothing can be told by it that is not told already. METRICS.md section 3, S16.
 */
export function axisCases(parts: readonly Part[], { isWhole }: { isWhole: boolean }): Map<Axis, Cases> {
  const byAxis = new Map<Axis, Part[]>()
  for (const part of parts) {
    if (!isAxis(part.axis) || part.lines === 0) continue
    const known = byAxis.get(part.axis)
    if (known) known.push(part)
    else byAxis.set(part.axis, [part])
  }
  const counted = (own: Part[]) =>
    isWhole ? membersTold(own, ({ lines }) => lines) : own.filter(({ lines, isTold }) => isTold && !isTooFew(lines))
  return new Map(
    [...byAxis].map(([axis, own]) => [
      axis,
      sumOf(counted(own).map(({ open, lines }) => ({ events: open, n: lines }))),
    ]),
  )
}

/** The same of everyone, of the whole: half a million codes by family are walked once. */
export function axisColumnsOf(table: GapTable): AxisColumn[] {
  const found = new Map<Axis, { all: Map<number, Cases>; few: Map<number, Cases> }>()
  for (const { axis, who, lines, open } of table.all()) {
    if (!isAxis(axis)) continue
    const sums = found.get(axis) ?? { all: new Map(), few: new Map() }
    found.set(axis, sums)
    who.forEach((place, at) => {
      const own = { events: open[at] ?? 0, n: lines[at] ?? 0 }
      sums.all.set(place, add(sums.all.get(place) ?? { events: 0, n: 0 }, own))
      if (isTooFew(own.n)) sums.few.set(place, add(sums.few.get(place) ?? { events: 0, n: 0 }, own))
    })
  }
  return [...found].map(([axis, { all, few }]) => {
    const column: AxisColumn = { axis, who: [], events: [], n: [] }
    for (const [place, { events, n }] of all) {
      const left = few.get(place)
      const isLeft = left !== undefined && left.n > 0 && isTooFew(left.n)
      column.who.push(place)
      column.events.push(isLeft ? events - left.events : events)
      column.n.push(isLeft ? n - left.n : n)
    }
    return column
  })
}

/**
 * Shares left open by axis and by whom, and of all of them; the axes on which most is left open first. `idOf` says to which row a place
 * belongs; null: none. Of the whole, small providers of a row, and small rows, are left out while they are one to nine codes together.
 * Of more rows than can be read those with most codes stay, in the order of their names.
 */
export function axisMapOf(
  columns: readonly AxisColumn[],
  idOf: (place: number) => string | null,
  { isWhole, mostRows = Number.POSITIVE_INFINITY }: { isWhole: boolean; mostRows?: number },
): AxisMap {
  const told = <T>(members: readonly T[], nOf: (member: T) => number) =>
    isWhole ? membersTold(members, nOf) : members.filter((one) => !isTooFew(nOf(one)))
  const ids = new Set<string>()
  const maps = columns.map(({ axis, who, events, n }) => {
    const members = new Map<string, Cases[]>()
    who.forEach((place, at) => {
      const id = idOf(place)
      if (id === null) return
      ids.add(id)
      members.set(id, [...(members.get(id) ?? []), { events: events[at] ?? 0, n: n[at] ?? 0 }])
    })
    const rows = new Map([...members].map(([id, own]) => [id, sumOf(told(own, ({ n: size }) => size))]))
    return { axis, rows, all: shown(sumOf(told([...rows.values()], ({ n: size }) => size))) }
  })
  const open = (share: Shown) => (share === 'too-few' ? -1 : share.events)
  // A detail that too few codes ask for would be a column of dots.
  const drawn = maps
    .filter(({ all }) => all !== 'too-few')
    .sort((a, b) => open(b.all) - open(a.all) || (a.axis < b.axis ? -1 : 1))
  const codesOf = (id: string) => drawn.reduce((sum, { rows }) => sum + (rows.get(id)?.n ?? 0), 0)
  const kept = [...ids].sort((a, b) => codesOf(b) - codesOf(a) || (a < b ? -1 : 1)).slice(0, mostRows)
  return {
    axes: drawn.map(({ axis }) => axis),
    all: drawn.map(({ all }) => all),
    rows: kept.sort().map((id) => ({ id, cells: drawn.map(({ rows }) => shown(rows.get(id) ?? { events: 0, n: 0 })) })),
    rowCount: ids.size,
  }
}
