import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { endFlushing } from './flush.ts'

/** What services read by: it prepares nothing that writes. Writing is `commit`'s alone. */
export type Db = BetterSQLite3Database & { $client: Database.Database }

const OFF = 0
const writers = new WeakMap<Db, Db>()

function connect(path: string, { durable }: { durable: boolean }): Database.Database {
  const sqlite = new Database(path, { timeout: 10_000 })
  sqlite.pragma('journal_mode = WAL')
  // FULL, not the build's default NORMAL, which in WAL can lose an acknowledged answer at a power cut (STACK.md 10).
  sqlite.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
  // Longer than the pieces that long work brings into the file itself (`foldBehind`), so that no page view is stopped for its log.
  sqlite.pragma('wal_autocheckpoint = 3000')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('cache_size = -64000')
  sqlite.pragma('temp_store = MEMORY')
  return sqlite
}

/** The same connection, for reading: a statement of which SQLite says that it could write is refused before it can run. */
function readingOf(sqlite: Database.Database): Database.Database {
  const prepare = (source: string) => {
    const statement = sqlite.prepare(source)
    if (!statement.readonly) throw new Error('This connection only reads; writing is done by commit.')
    return statement
  }
  const exec = (source: string) => {
    throw new Error(`This connection only reads; it does not run scripts (${source.slice(0, 20)}).`)
  }
  const pragma = (source: string, options?: Database.PragmaOptions) => {
    if (source.includes('=')) throw new Error('This connection only reads; its settings are made where it is opened.')
    return sqlite.pragma(source, options)
  }
  return Object.assign(Object.create(sqlite), { prepare, exec, pragma })
}

/**
 * Opens the database once, with two handles: the writing one, kept for `commit`, and the reading one that is returned. Two connections
 * would each drop all they have read whenever the other writes, which every page view does.
 */
export function openDatabase(path: string, options: { durable?: boolean } = {}): Db {
  const sqlite = connect(path, { durable: options.durable ?? true })
  const reader = drizzle(readingOf(sqlite))
  writers.set(reader, drizzle(sqlite))
  return reader
}

/** For `commit`, `migrate` and the backup alone; the architecture test holds it. */
export function writerOf(db: Db): Db {
  const writer = writers.get(db)
  if (!writer) throw new Error('This connection has no writer: open it with openDatabase.')
  return writer
}

/**
 * Whether each commit of this connection waits for the disk. A long run of commits that nobody is told of may go without: in WAL they
 * still come whole and in order, and the first commit that waits again, of any connection, brings all before it to the disk.
 */
export function waitForDisk(db: Db, isWaiting: boolean): void {
  const writer = writerOf(db).$client
  if (writer.pragma('synchronous', { simple: true }) !== OFF)
    writer.pragma(`synchronous = ${isWaiting ? 'FULL' : 'NORMAL'}`)
}

export function closeDatabase(db: Db): void {
  const writer = writers.get(db)
  if (writer) endFlushing(writer)
  db.$client.close()
  writers.delete(db)
}
