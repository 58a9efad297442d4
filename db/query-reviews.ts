import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { users } from './schema/identity.ts'
import { queryReviews, verbalRecords } from './schema/policy.ts'
import { queries, queryEvents } from './schema/query.ts'

export type KeptReview = typeof queryReviews.$inferSelect
export type VerbalRecord = typeof verbalRecords.$inferSelect

/** How many times a second look was asked for: the number of the present round. */
export async function countRounds(db: Db, queryId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(queryEvents)
    .where(and(eq(queryEvents.queryId, queryId), eq(queryEvents.kind, 'review-asked')))
  return row?.n ?? 0
}

/** The verdicts of one round, in their order. */
export async function listReviews(db: Db, queryId: string, round: number): Promise<KeptReview[]> {
  return db
    .select()
    .from(queryReviews)
    .where(and(eq(queryReviews.queryId, queryId), eq(queryReviews.round, round)))
    .orderBy(asc(queryReviews.at))
}

/** All verdicts on a query with the reviewers' names. */
export async function listAllReviews(db: Db, queryId: string): Promise<(KeptReview & { by: string | null })[]> {
  const rows = await db
    .select({ review: queryReviews, by: users.name })
    .from(queryReviews)
    .leftJoin(users, eq(users.id, queryReviews.reviewerId))
    .where(eq(queryReviews.queryId, queryId))
    .orderBy(asc(queryReviews.round), asc(queryReviews.at))
  return rows.map(({ review, by }) => ({ ...review, by }))
}

/** A second verdict of the same person in a round changes nothing, and refuses the batch. */
export const addReview =
  (review: KeptReview): Write =>
  (tx) =>
    tx.insert(queryReviews).values(review).onConflictDoNothing()

/** How many queries an author has sent. */
export async function countSentBy(db: Db, authorId: string): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)` })
    .from(queries)
    .where(and(eq(queries.authorId, authorId), sql`${queries.sentAt} is not null`))
  return row?.n ?? 0
}

/** A draft that was returned and is recorded again keeps the last record; the events tell of each. */
export const saveVerbalRecord =
  (record: VerbalRecord): Write =>
  (tx) =>
    tx.insert(verbalRecords).values(record).onConflictDoUpdate({ target: verbalRecords.queryId, set: record })

export async function findVerbalRecord(db: Db, queryId: string): Promise<VerbalRecord | null> {
  const [row] = await db.select().from(verbalRecords).where(eq(verbalRecords.queryId, queryId)).limit(1)
  return row ?? null
}
