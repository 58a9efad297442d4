import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './client.ts'

const kept = new WeakMap<Db, Map<string, unknown>>()

/**
 * A statement built once for a connection and a name: building one for each call costs eight times more (STACK.md 10). `name` tells
 * apart every shape that `make` can give; what differs from call to call is a placeholder.
 */
export function prepared<T>(db: Db, name: string, make: () => T): T {
  let statements = kept.get(db)
  if (!statements) {
    statements = new Map()
    kept.set(db, statements)
  }
  const known = statements.get(name)
  if (known !== undefined) return known as T
  const made = make()
  statements.set(name, made)
  return made
}

/** The values of a list that is handed over as JSON under a name: a statement with it is the same one for lists of any length. */
export const among = (name = 'ids'): SQL => sql`(select value from json_each(${sql.placeholder(name)}))`
