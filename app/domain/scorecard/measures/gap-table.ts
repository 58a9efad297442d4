import type { GapAxis } from './contribution.ts'

/** A provider's codes of a family on an axis, summed over a period. */
export type OpenSum = { providerId: string; family: string; axis: GapAxis; lines: number; open: number }
export type Column = { family: string; axis: GapAxis; who: number[]; lines: number[]; open: number[] }
type Cases = { events: number; n: number }

/** Codes of many providers by family and axis, each pair a column: half a million of them are a few megabytes of numbers. */
export class GapTable {
  /** Who has codes; columns name them by their place here. */
  readonly providers: string[] = []
  private readonly places = new Map<string, number>()
  private readonly columns = new Map<string, Column>()

  static of(rows: Iterable<OpenSum>): GapTable {
    const table = new GapTable()
    for (const row of rows) table.add(row)
    return table
  }

  add({ providerId, family, axis, lines, open }: OpenSum): void {
    const place = this.places.get(providerId) ?? this.providers.push(providerId) - 1
    this.places.set(providerId, place)
    const key = `${family} ${axis}`
    const column = this.columns.get(key) ?? { family, axis, who: [], lines: [], open: [] }
    this.columns.set(key, column)
    column.who.push(place)
    column.lines.push(lines)
    column.open.push(open)
  }

  /** The columns of an axis. */
  ofAxis(axis: GapAxis): Column[] {
    return [...this.columns.values()].filter((column) => column.axis === axis)
  }

  /** Marks these providers, by place. */
  marked(ids: Iterable<string>): Uint8Array {
    const marks = new Uint8Array(this.providers.length)
    for (const id of ids) {
      const place = this.places.get(id)
      if (place !== undefined) marks[place] = 1
    }
    return marks
  }

  /** The codes of marked providers, one by one. */
  cases({ family, axis }: Pick<Column, 'family' | 'axis'>, marks: Uint8Array): Cases[] {
    const column = this.columns.get(`${family} ${axis}`)
    const found: Cases[] = []
    column?.who.forEach((place, at) => {
      if (marks[place]) found.push({ events: column.open[at] ?? 0, n: column.lines[at] ?? 0 })
    })
    return found
  }

  /** The codes of all but one provider, together. */
  allBut(providerId: string, { family, axis }: Pick<Column, 'family' | 'axis'>): Cases {
    const own = this.places.get(providerId)
    const column = this.columns.get(`${family} ${axis}`)
    const sum = { events: 0, n: 0 }
    column?.who.forEach((place, at) => {
      if (place === own) return
      sum.events += column.open[at] ?? 0
      sum.n += column.lines[at] ?? 0
    })
    return sum
  }
}
