import type { Statement } from 'better-sqlite3'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'

/** Texts that depend on what a batch holds are many in the long run: thrown away whole when there are more. */
const MAX_KEPT = 500
const kept = new WeakMap<Db, Map<string, Statement>>()

function statementOf(writer: Db, text: string): Statement {
  const statements = kept.get(writer) ?? new Map<string, Statement>()
  kept.set(writer, statements)
  const known = statements.get(text)
  if (known) return known
  if (statements.size >= MAX_KEPT) statements.clear()
  const made = writer.$client.prepare(text)
  statements.set(text, made)
  return made
}

/** A write that may change nothing, by a statement that is built once for its text; `values` fill its question marks. */
export const keptWrite = (text: string, ...values: unknown[]): Write => keptWrites(text, [values])

/** The same once for each row of values: several times faster than to build a statement, and faster than rows as one JSON value. */
export const keptWrites = (text: string, rows: readonly (readonly unknown[])[]): Write =>
  lenient((_tx, writer) => ({
    run() {
      const statement = statementOf(writer, text)
      for (const row of rows) statement.run(row)
      return { changes: rows.length }
    },
  }))

/** A name of a table or column in a text of SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
