import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { ReferenceRow } from '#app/domain/codes/release.ts'
import type { WordIndex } from '#app/domain/codes/search-index.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { codeWordHeads, codeWordPages, referencePages } from './schema/codes.ts'
import { codedLines } from './schema/encounter.ts'

const CODES_PER_PAGE = 64
/** SQLite's own limit of variables is far higher; this many codes a statement keep it small. */
const CODES_AT_ONCE = 500

/** A page of the word index for each write, and its head: what search keeps in memory. */
export const addWordIndex = (releaseId: string, index: WordIndex): Write[] => [
  ...index.pages.map(
    (postings, page): Write =>
      (tx) =>
        tx.insert(codeWordPages).values({ releaseId, page, postings: Buffer.from(postings) }),
  ),
  (tx) =>
    tx.insert(codeWordHeads).values({
      releaseId,
      words: index.words,
      codes: Buffer.from(index.codes),
      weights: Buffer.from(index.weights),
    }),
]

/** The word index of a release; null when it has none (it is not a code set). */
export async function findWordIndex(db: Db, releaseId: string): Promise<WordIndex | null> {
  const [head] = await db.select().from(codeWordHeads).where(eq(codeWordHeads.releaseId, releaseId)).limit(1)
  if (!head) return null
  const pages = await db
    .select({ postings: codeWordPages.postings })
    .from(codeWordPages)
    .where(eq(codeWordPages.releaseId, releaseId))
    .orderBy(asc(codeWordPages.page))
  return { words: head.words, codes: head.codes, weights: head.weights, pages: pages.map(({ postings }) => postings) }
}

/** One page of the rows of a code set: search asks for up to twenty, each time. */
const pageOfCodes = (db: Db) =>
  prepared(db, 'page of codes', () =>
    db
      .select({ lines: referencePages.lines })
      .from(referencePages)
      .where(
        and(
          eq(referencePages.releaseId, sql.placeholder('releaseId')),
          eq(referencePages.tableName, 'codes'),
          eq(referencePages.page, sql.placeholder('page')),
        ),
      )
      .prepare(),
  )

/** The codes at these places of the order of codes, in the order asked. */
export async function listCodesAt(db: Db, releaseId: string, places: readonly number[]): Promise<ReferenceRow[]> {
  const linesOf = new Map<number, string[]>()
  return places.flatMap((place) => {
    const page = Math.floor(place / CODES_PER_PAGE)
    const lines = linesOf.get(page) ?? pageOfCodes(db).get({ releaseId, page })?.lines.split('\n') ?? []
    linesOf.set(page, lines)
    const line = lines[place % CODES_PER_PAGE]
    return line === undefined ? [] : [line.split('\t')]
  })
}

/** How many coded lines of charts have one of these codes. */
export async function countCodedLines(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (let start = 0; start < codes.length; start += CODES_AT_ONCE) {
    const some = codes.slice(start, start + CODES_AT_ONCE)
    const rows = await db
      .select({ code: codedLines.code, lines: count() })
      .from(codedLines)
      .where(inArray(codedLines.code, some))
      .groupBy(codedLines.code)
    for (const { code, lines } of rows) found.set(code, lines)
  }
  return found
}
