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
