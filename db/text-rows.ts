import type { Db } from './client.ts'
import { prepared } from './prepared.ts'

/** A statement whose rows come as one text, which is several times faster than row by row. */
export const asText = (columns: string, from: string): string =>
  `select json_group_array(json_array(${columns})) from (${from})`

/** The rows of such a statement, each an array; it is built once for a connection. */
export function textRows<T>(db: Db, text: string, values: object): T[] {
  const find = prepared(db, text, () => db.$client.prepare<[object], string>(text).pluck())
  return JSON.parse(find.get(values) ?? '[]')
}

/** Facilities as JSON text, or null for all; for a table that is called t. */
export const OF_FACILITIES = '(@facilities is null or t.facility_id in (select value from json_each(@facilities)))'
