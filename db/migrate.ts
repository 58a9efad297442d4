import { migrate as apply } from 'drizzle-orm/better-sqlite3/migrator'
import { type Db, writerOf } from './client.ts'

/** Brings the database to the newest migration: each in full or not at all. `folder` is db/migrations of this tree. */
export function migrate(db: Db, folder: string): void {
  apply(writerOf(db), { migrationsFolder: folder })
}
