import { and, eq, lt, notExists, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { prepared } from './prepared.ts'
import { savedViews, searchWords } from './schema/identity.ts'

export type SearchWords = typeof searchWords.$inferSelect

/** What a person typed, by the id that an address holds; null where it is not theirs or no longer kept. */
export async function findWords(db: Db, { id, userId }: { id: string; userId: string }): Promise<string | null> {
  const find = prepared(db, 'search-words', () => {
    const isTheirs = and(eq(searchWords.id, sql.placeholder('id')), eq(searchWords.userId, sql.placeholder('userId')))
    return db.select({ words: searchWords.words }).from(searchWords).where(isTheirs).prepare()
  })
  return find.get({ id, userId })?.words ?? null
}

export async function findIdOfWords(
  db: Db,
  { words, userId }: { words: string; userId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ id: searchWords.id })
    .from(searchWords)
    .where(and(eq(searchWords.userId, userId), eq(searchWords.words, words)))
  return row?.id ?? null
}

/** The same words of a person keep their id. */
export const saveWords = (row: SearchWords): Write =>
  lenient((tx) =>
    tx
      .insert(searchWords)
      .values(row)
      .onConflictDoUpdate({ target: [searchWords.userId, searchWords.words], set: { typedAt: row.typedAt } }),
  )

/** Typed before a moment, and in no view that the person saved. */
const isLeft = (db: Db, before: Date) =>
  and(
    lt(searchWords.typedAt, before),
    notExists(
      db
        .select({ one: sql`1` })
        .from(savedViews)
        .where(and(eq(savedViews.userId, searchWords.userId), sql`instr(${savedViews.search}, ${searchWords.id}) > 0`)),
    ),
  )

export async function countLeftWords(db: Db, before: Date): Promise<number> {
  return db.$count(searchWords, isLeft(db, before))
}

export const removeLeftWords = (db: Db, before: Date): Write =>
  lenient((tx) => tx.delete(searchWords).where(isLeft(db, before)))
