import Database from 'better-sqlite3'
import type { Db } from './client.ts'

const STEP = 500

/**
 * Copies the database, while others write, into a file that is whole: SQLite's own online backup, from a connection that holds one
 * snapshot, so that a commit in the midst neither shows in the copy nor makes it begin again.
 */
export async function backUp(db: Db, file: string, onProgress: (share: number) => void = () => {}): Promise<void> {
  const source = new Database(db.$client.name, { timeout: 10_000, fileMustExist: true })
  try {
    source.pragma('query_only = ON')
    source.exec('begin')
    source.prepare('select count(*) from sqlite_master').get()
    await source.backup(file, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
        return STEP
      },
    })
    source.exec('rollback')
  } finally {
    source.close()
  }
}

/** Bytes of the database with what its log holds so far: what a copy takes. */
export function bytesOfDatabase(db: Db): number {
  const [pages, size] = ['page_count', 'page_size'].map((name) => Number(db.$client.pragma(name, { simple: true })))
  return (pages ?? 0) * (size ?? 0)
}

/** Makes a fresh copy one file without a log beside it, and returns how many entries it holds and the seal of the last. */
export function settleCopy(file: string): { entries: number; head: string } {
  const sqlite = new Database(file, { fileMustExist: true })
  try {
    sqlite.pragma('journal_mode = DELETE')
    const last = sqlite
      .prepare<[], { seq: number; seal: string }>('select seq, seal from audit_entries order by seq desc limit 1')
      .get()
    return { entries: last?.seq ?? 0, head: last?.seal ?? '' }
  } finally {
    sqlite.close()
  }
}

export type BackupFault = 'not-a-database' | 'damaged' | 'not-ours'

/** Why a file is no backup of ours, or null: it opens, SQLite finds it whole, and it has an audit trail. */
export function faultOfBackup(file: string): BackupFault | null {
  try {
    const sqlite = new Database(file, { readonly: true, fileMustExist: true })
    try {
      if (sqlite.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged'
      const table = sqlite.prepare("select 1 from sqlite_master where name = 'audit_entries'").get()
      return table ? null : 'not-ours'
    } finally {
      sqlite.close()
    }
  } catch {
    return 'not-a-database'
  }
}

/** True while any other connection, of whatever process, has the database open: SQLite then refuses to hold it alone. */
export function isInUse(file: string): boolean {
  const sqlite = new Database(file, { timeout: 0 })
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.exec('begin exclusive; rollback')
    return false
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return true
    return false
  } finally {
    sqlite.close()
  }
}

/** Tables and columns by which people sign in: never part of an export. */
const SECRET = /password|passkey|authenticator|challenge|recovery_code|sign_in|access_token|secret|totp/

export type TableRows = { name: string; count: number; rows: Iterable<Record<string, unknown>> }

/** Every table of one snapshot, one after the other, row by row. What opens doors, and the search index, is left out and named. */
export function* readTables(db: Db): Generator<TableRows | { leftOut: string }> {
  const source = new Database(db.$client.name, { timeout: 10_000, fileMustExist: true })
  try {
    source.pragma('query_only = ON')
    source.exec('begin')
    const names = source
      .prepare<[], string>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name",
      )
      .pluck()
      .all()
    for (const name of names) {
      if (/_fts(_|$)/.test(name) || SECRET.test(name)) {
        yield { leftOut: name }
        continue
      }
      const columns = source.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(name)
      const shown = columns.filter((column) => !SECRET.test(column)).map((column) => `"${column}"`)
      const count = source.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0
      const rows = source.prepare<[], Record<string, unknown>>(`select ${shown.join(', ')} from "${name}"`)
      yield { name, count, rows: rows.iterate() as Iterable<Record<string, unknown>> }
    }
  } finally {
    source.close()
  }
}
