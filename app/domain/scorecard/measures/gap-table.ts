import type { GapAxis } from './contribution.ts'

/** A provider's codes of a family on an axis, summed over a period. */
export type OpenSum = { providerId: string; family: string; axis: GapAxis; lines: number; open: number }
export type Column = { family: string; axis: GapAxis; who: number[]; lines: number[]; open: number[] }

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

  all(): Iterable<Column> {
    return this.columns.values()
  }

  /** Where each provider of the table stands in a list of ids; -1: nowhere. */
  placed(ids: readonly string[]): Int32Array {
    const found = new Int32Array(this.providers.length).fill(-1)
    ids.forEach((id, at) => {
      const place = this.places.get(id)
      if (place !== undefined) found[place] = at
    })
    return found
  }
}
