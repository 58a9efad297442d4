import { listCodedLines } from '#db/charts.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'

/** What was coded on an encounter, in words: each code with its title in its own release. */
export async function readCodedTitles(context: Context, encounterId: string) {
  const lines = await listCodedLines(context.db, encounterId)
  const titles = await titlesOf(context, lines)
  return lines.map(({ id, code }) => ({ id, code, title: titles.get(code) ?? null }))
}
