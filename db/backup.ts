import Database from 'better-sqlite3'
import type { Db } from './client.ts'

/** Copies the database, while it is used, into a file that is whole: SQLite's own online backup. Returns the pages copied. */
export async function backUp(db: Db, file: string): Promise<number> {
  const { totalPages } = await db.$client.backup(file)
  return totalPages
}

/** Why a file is no backup of ours, or null: it opens, SQLite finds it whole, and it has an audit trail. */
export function faultOfBackup(file: string): 'not-a-database' | 'damaged' | 'not-ours' | null {
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
