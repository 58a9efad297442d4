import { dayOfRelease } from '#app/domain/codes/line-release.ts'
import { placeOf } from '#app/domain/codes/search-index.ts'
import type { Context } from '../context.server.ts'
import { type CodeSet, codeSetOn, today } from './code-sets.server.ts'

async function titlesIn(set: CodeSet, codes: readonly string[]): Promise<[string, string][]> {
  const rows = await set.rowsAt(codes.map((code) => placeOf(set.head, code)))
  const wanted = new Set(codes)
  return rows.filter(({ code }) => wanted.has(code)).map(({ code, long }) => [code, long])
}

/** The titles of coded lines by code, each of the release it was coded in; a code that is not in the loaded table has none. */
export async function titlesOf(
  context: Context,
  lines: readonly { code: string; release?: string }[],
): Promise<Map<string, string>> {
  const days = new Map<string, string[]>()
  for (const { code, release } of lines) {
    const day = dayOfRelease(release ?? '') ?? today(context)
    days.set(day, [...(days.get(day) ?? []), code])
  }
  const found = new Map<string, string>()
  for (const [day, codes] of days)
    for (const [code, title] of await titlesIn(await codeSetOn(context, day), codes)) found.set(code, title)
  return found
}
