import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'

/** A reading connection: SQLite itself refuses writes on it (`query_only`). Writing is `commit`'s alone. */
export type Db = BetterSQLite3Database & { $client: Database.Database }

const writers = new WeakMap<Db, Db>()

function connect(path: string, { readOnly, durable }: { readOnly: boolean; durable: boolean }): Db {
  const sqlite = new Database(path, { timeout: 10_000 })
  sqlite.pragma('journal_mode = WAL')
  // FULL, not the build's default NORMAL, which in WAL can lose an acknowledged answer at a power cut (STACK.md 10).
  sqlite.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -32000')
  sqlite.pragma('temp_store = MEMORY')
  if (readOnly) sqlite.pragma('query_only = ON')
  return drizzle(sqlite)
}

/** Opens the database twice: one writer, kept for `commit`, and the reader that is returned. `durable: false` is for tests only. */
export function openDatabase(path: string, options: { durable?: boolean } = {}): Db {
  const durable = options.durable ?? true
  const writer = connect(path, { readOnly: false, durable })
  const reader = connect(path, { readOnly: true, durable })
  writers.set(reader, writer)
  return reader
}

/** For `commit`, `migrate` and the backup alone; the architecture test holds it. */
export function writerOf(db: Db): Db {
  const writer = writers.get(db)
  if (!writer) throw new Error('This connection has no writer: open it with openDatabase.')
  return writer
}

export function closeDatabase(db: Db): void {
  const writer = writers.get(db)
  db.$client.close()
  writer?.$client.close()
  writers.delete(db)
}
