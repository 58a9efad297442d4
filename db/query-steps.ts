import { and, asc, desc, eq, gt, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Role, User } from '#app/domain/identity/role.ts'
import type { Query } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { waitsForDesk } from './query-turn.ts'
import { users } from './schema/identity.ts'
import { digests } from './schema/policy.ts'
import { queries, queryEvents } from './schema/query.ts'

const isOpen = sql`${queries.state} = 'open'`

/**
 * Open queries whose next step is due, the longest due first; then those whose ladder was never set, or that stepped in what is the future now
 * that the clock was set back. Each is asked for by itself: all in one would read every query that waits for its ladder in order to sort them.
 */
export async function listDueSteps(db: Db, at: Date, limit: number): Promise<Query[]> {
  const inOrder = (which: SQL | undefined, most: number) =>
    db.select().from(queries).where(and(isOpen, which)).orderBy(asc(queries.stepAt)).limit(most)
  const due = await inOrder(lte(queries.stepAt, at), limit)
  if (due.length === limit) return due
  const unset = await inOrder(or(isNull(queries.steppedAt), gt(queries.steppedAt, at)), limit - due.length)
  const known = new Set(due.map(({ id }) => id))
  return [...due, ...unset.filter(({ id }) => !known.has(id))]
}

export async function findLastReminder(db: Db, queryId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: queryEvents.at })
    .from(queryEvents)
    .where(and(eq(queryEvents.queryId, queryId), eq(queryEvents.kind, 'reminded')))
    .orderBy(desc(queryEvents.at))
    .limit(1)
  return row?.at ?? null
}

export async function listUsersWithRole(db: Db, role: Role): Promise<User[]> {
  const holds = sql`exists (select 1 from json_each(${users.roles}) where value = ${role})`
  return db
    .select()
    .from(users)
    .where(and(eq(users.state, 'active'), holds))
    .orderBy(asc(users.name))
    .limit(500)
}

export type DeskCount = { userId: string; answered: number; askedBack: number; overdue: number }

/** For each person of the desk: what was answered and waits for codes, where the physician waits for words, and what is open past its due time. */
export async function countForDigest(db: Db, at: Date): Promise<DeskCount[]> {
  const isWaiting = sql`(${queries.state} = 'open' and ${waitsForDesk})`
  const userId = sql<string>`coalesce(${queries.assigneeId}, ${queries.authorId})`
  return db
    .select({
      userId,
      answered: sql<number>`sum(${queries.state} = 'answered')`,
      askedBack: sql<number>`sum(${isWaiting})`,
      overdue: sql<number>`sum(${queries.state} = 'open' and not ${isWaiting})`,
    })
    .from(queries)
    .where(
      or(eq(queries.state, 'answered'), and(sql`${queries.state} = 'open'`, or(lt(queries.dueAt, at), waitsForDesk))),
    )
    .groupBy(userId)
}

export async function hasDigest(db: Db, userId: string, onDay: string): Promise<boolean> {
  const [row] = await db
    .select({ day: digests.onDay })
    .from(digests)
    .where(and(eq(digests.userId, userId), eq(digests.onDay, onDay)))
    .limit(1)
  return row !== undefined
}

/** One a person and day: the second changes nothing, and refuses the batch. */
export const addDigest =
  (userId: string, onDay: string, sentAt: Date): Write =>
  (tx) =>
    tx.insert(digests).values({ userId, onDay, sentAt }).onConflictDoNothing()
