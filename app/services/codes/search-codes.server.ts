import { placesOfCode, planSearch, rankSearch } from '#app/domain/codes/search.ts'
import { placeOf } from '#app/domain/codes/search-index.ts'
import type { Context } from '../context.server.ts'
import { type CodeSet, codeSetOn, dayOfYear, type FoundRow, today } from './code-sets.server.ts'

export type CodesFound = { release: string; isStarter: boolean; codes: FoundRow[] }
const MOST_FOUND = 20

async function searchIn(set: CodeSet, question: string, most: number): Promise<FoundRow[]> {
  const { head, slate, placesOf } = set
  const asCode = placesOfCode(head, question, most)
  const places =
    asCode ?? rankSearch(head, planSearch(head, question), { placesOf, slate, most }).map(({ place }) => place)
  return set.rowsAt(places)
}

/** At most `most` codes that a question means, best first, of the edition in force on a day, at the end of a fiscal year, or today. */
export async function searchCodes(
  context: Context,
  question: string,
  { on, year, most = MOST_FOUND }: { on?: string; year?: number; most?: number } = {},
): Promise<CodesFound> {
  const day = year === undefined ? (on ?? today(context)) : dayOfYear(year)
  const set = await codeSetOn(context, day)
  return { release: set.release, isStarter: set.isStarter, codes: await searchIn(set, question, most) }
}

/** The rows of these codes in a set, in their order; a code that it does not have has none. */
export async function rowsOfCodes(set: CodeSet, codes: readonly string[]): Promise<FoundRow[]> {
  const wanted = new Set(codes)
  const rows = await set.rowsAt(codes.map((code) => placeOf(set.head, code)))
  return rows.filter(({ code }) => wanted.has(code))
}
