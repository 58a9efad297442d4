import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { lenient, type Write } from './commit.ts'

type Row = Record<string, unknown>
type Options = {
  /** Properties that an existing row keeps: what others have added to it since. */
  keeps?: readonly string[]
  /** Further assignments for an existing row, such as a counted version. */
  also?: SQL
}

/**
 * Writes many rows of a table in one statement (the rows travel as one JSON value, which is several times faster than a statement
 * a row): new ones are inserted, existing ones, by `id`, overwritten. All rows name the same properties.
 */
export function upsertRows(table: SQLiteTable, rows: readonly Row[], { keeps = [], also }: Options = {}): Write[] {
  const names = Object.keys(rows[0] ?? {})
  const overwritten = names.filter((name) => name !== 'id' && !keeps.includes(name))
  const columns = getTableColumns(table)
  const assignments = overwritten.map((name) => {
    const column = sql.identifier(columns[name]?.name ?? name)
    return sql`${column} = excluded.${column}`
  })
  const list = sql.join(also ? [...assignments, also] : assignments, sql`, `)
  const conflict = list.queryChunks.length === 0 ? sql`do nothing` : sql`(id) do update set ${list}`
  return insertRows(table, rows, sql`on conflict ${conflict}`)
}

/** Writes the rows that are not there yet; a row that meets any existing one is left out. */
export const addRows = (table: SQLiteTable, rows: readonly Row[]): Write[] =>
  insertRows(table, rows, sql`on conflict do nothing`)

function insertRows(table: SQLiteTable, rows: readonly Row[], conflict: SQL): Write[] {
  const [first] = rows
  if (!first) return []
  const columns = getTableColumns(table)
  const names = Object.keys(first)
  const cells = rows.map((row) =>
    names.map((name) => {
      const value = row[name]
      return value === null || value === undefined ? null : columns[name]?.mapToDriverValue(value)
    }),
  )
  const into = sql.join(
    names.map((name) => sql.identifier(columns[name]?.name ?? name)),
    sql`, `,
  )
  const from = sql.join(
    names.map((_, index) => sql.raw(`cells ->> ${index}`)),
    sql`, `,
  )
  const json = JSON.stringify(cells)
  // Materialised, or SQLite would write each row out as text again for every one of its columns.
  const given = sql`with given(cells) as materialized (select value from json_each(${json}))`
  const statement = sql`${given} insert into ${table} (${into}) select ${from} from given where true ${conflict}`
  return [lenient((tx) => ({ run: () => tx.run(statement) }))]
}
