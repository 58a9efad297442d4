import { placeOf } from '#app/domain/codes/search-index.ts'
import type { Context } from '../context.server.ts'
import { type CodeSet, codeSetOn, dayOfYear, today } from './code-sets.server.ts'

async function titlesIn(set: CodeSet, codes: readonly string[]): Promise<[string, string][]> {
  const rows = await set.rowsAt(codes.map((code) => placeOf(set.head, code)))
  const wanted = new Set(codes)
  return rows.filter(({ code }) => wanted.has(code)).map(({ code, long }) => [code, long])
}

/** A day of the release that a line was coded in: "icd10cm:2026" is asked on its last day. */
function dayOf(release: string | undefined, otherwise: string): string {
  const edition = /^icd10cm:(\d{4})(-04)?$/.exec(release ?? '')
  if (!edition) return otherwise
  return edition[2] === undefined ? `${edition[1]}-03-31` : dayOfYear(Number(edition[1]))
}

/** The titles of coded lines by code, each of the release it was coded in; a code that is not in the loaded table has none. */
export async function titlesOf(
  context: Context,
  lines: readonly { code: string; release?: string }[],
): Promise<Map<string, string>> {
  const days = new Map<string, string[]>()
  for (const { code, release } of lines) {
    const day = dayOf(release, today(context))
    days.set(day, [...(days.get(day) ?? []), code])
  }
  const found = new Map<string, string>()
  for (const [day, codes] of days)
    for (const [code, title] of await titlesIn(await codeSetOn(context, day), codes)) found.set(code, title)
  return found
}
