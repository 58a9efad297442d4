import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'

/** True when the database answers. */
export function answers(db: Db): boolean {
  try {
    db.get(sql`select 1`)
    return true
  } catch {
    return false
  }
}
