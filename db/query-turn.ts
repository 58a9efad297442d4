import { sql } from 'drizzle-orm'
import { TURNS } from '#app/domain/query/asked-back.ts'
import { queries } from './schema/query.ts'

const kinds = sql.raw(TURNS.map((kind) => `'${kind}'`).join(', '))
const lastTurn = sql`(select e.kind from query_events e where e.query_id = ${queries.id}
  and e.kind in (${kinds}) order by e.at desc, e.rowid desc limit 1)`

/** True while the physician waits for words of the desk (asked-back.ts), for a condition. */
export const waitsForDesk = sql`coalesce(${lastTurn} = 'info-asked', 0)`
/** The same as a column. */
export const isAskedBackRow = sql<boolean>`${waitsForDesk}`.mapWith(Boolean)
