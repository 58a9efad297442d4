import { Column, getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Write } from './commit.ts'
import { keptWrite, keptWrites, quoted } from './kept-write.ts'

type Options<R> = {
  /** Properties that an existing row keeps: what others have added to it since. */
  keeps?: readonly string[]
  /** Properties of the rows that the table has no room for. */
  leaves?: readonly string[]
  /** Columns that are told from the row. */
  adds?: Record<string, (row: R) => unknown>
  /** By one run of the statement, the rows as JSON: where a search index of the table is made anew for each run. */
  atOnce?: boolean
  /** Further assignments for an existing row, such as a counted version. */
  also?: string
}
type Cell<R> = { column: string; of: (row: R) => unknown }

/**
 * Writes many rows of a table by one statement, built once: new ones are inserted, existing ones, by `id`, overwritten. All rows name the
 * same properties; the two columns of a source are filled from one.
 */
export function upsertRows<R extends object>(
  table: SQLiteTable,
  rows: readonly R[],
  { keeps = [], leaves = [], adds = {}, atOnce = false, also }: Options<R> = {},
): Write[] {
  const added = Object.entries(adds).map(([column, of]) => ({ column, of }))
  const cells = [...cellsOf(table, rows, leaves), ...added]
  const kept = new Set(keeps.map((name) => getTableColumns(table)[name]?.name ?? name))
  const overwritten = cells.map(({ column }) => column).filter((column) => column !== 'id' && !kept.has(column))
  const assignments = overwritten.map((column) => `${quoted(column)} = excluded.${quoted(column)}`)
  const list = also === undefined ? assignments : [...assignments, also]
  const conflict = list.length === 0 ? 'do nothing' : `(id) do update set ${list.join(', ')}`
  return (atOnce ? insertAtOnce : insertRows)(table, rows, cells, conflict)
}

/** Writes the rows that are not there yet; a row that meets any existing one is left out. */
export const addRows = (table: SQLiteTable, rows: readonly object[]): Write[] =>
  insertRows(table, rows, cellsOf(table, rows, []), 'do nothing')

/** The columns that the first of the rows names, and how each is read from a row. */
function cellsOf<R extends object>(table: SQLiteTable, [first]: readonly R[], leaves: readonly string[]): Cell<R>[] {
  const columns = getTableColumns(table)
  return Object.keys(first ?? {}).flatMap((name): Cell<R>[] => {
    if (leaves.includes(name)) return []
    const column = columns[name]
    if (name === 'source' && !column) return SOURCE
    const found = (row: R) => (row as Record<string, unknown>)[name] ?? null
    if (!column) return [{ column: name, of: found }]
    // Most columns keep a value as it is: a call for each cell of each row is then saved.
    if (column.mapToDriverValue === Column.prototype.mapToDriverValue) return [{ column: column.name, of: found }]
    const of = (row: R) => {
      const value = found(row)
      return value === null ? null : column.mapToDriverValue(value)
    }
    return [{ column: column.name, of }]
  })
}

const sourceOf = (row: object) => (row as { source: { system: string; id: string } }).source
const SOURCE: Cell<object>[] = [
  { column: 'source_system', of: (row) => sourceOf(row).system },
  { column: 'source_id', of: (row) => sourceOf(row).id },
]

const into = (table: SQLiteTable, cells: readonly { column: string }[]): string =>
  `insert into ${quoted(getTableName(table))} (${cells.map(({ column }) => quoted(column)).join(', ')})`

const valuesOf = <R>(rows: readonly R[], cells: readonly Cell<R>[]) => rows.map((row) => cells.map(({ of }) => of(row)))

function insertRows<R>(table: SQLiteTable, rows: readonly R[], cells: readonly Cell<R>[], conflict: string): Write[] {
  if (rows.length === 0) return []
  const marks = cells.map(() => '?').join(', ')
  return [keptWrites(`${into(table, cells)} values (${marks}) on conflict ${conflict}`, valuesOf(rows, cells))]
}

function insertAtOnce<R>(table: SQLiteTable, rows: readonly R[], cells: readonly Cell<R>[], conflict: string): Write[] {
  if (rows.length === 0) return []
  const from = cells.map((_, index) => `cells ->> ${index}`).join(', ')
  // Materialised, or SQLite would write each row out as text again for every one of its columns.
  const given = 'with given(cells) as materialized (select value from json_each(?))'
  const text = `${given} ${into(table, cells)} select ${from} from given where true on conflict ${conflict}`
  return [keptWrite(text, JSON.stringify(valuesOf(rows, cells)))]
}
