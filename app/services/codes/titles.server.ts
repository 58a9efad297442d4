import starter from '#db/seed/starter/codes.json'
import type { Context } from '../context.server.ts'

const titles = new Map(starter.codes.map((row) => [row.code, row.long]))

/** The titles of coded lines by code; a code that is not in the loaded table has none. */
export async function titlesOf(_context: Context, lines: { code: string }[]): Promise<Map<string, string>> {
  return new Map(lines.flatMap(({ code }) => (titles.has(code) ? [[code, titles.get(code) ?? '']] : [])))
}
