import { sql } from 'drizzle-orm'
import type { Context } from './context.server.ts'

/** True when the database answers. */
export function isReady({ db }: Context): boolean {
  try {
    db.get(sql`select 1`)
    return true
  } catch {
    return false
  }
}
