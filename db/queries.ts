import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Query, QueryEvent } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { providers, users } from './schema/identity.ts'
import { queries, queryEvents, queryVersions } from './schema/query.ts'

export async function findQuery(db: Db, id: string): Promise<Query | null> {
  const [row] = await db.select().from(queries).where(eq(queries.id, id)).limit(1)
  return row ?? null
}

export async function listQueriesOfEncounter(db: Db, encounterId: string): Promise<Query[]> {
  return db.select().from(queries).where(eq(queries.encounterId, encounterId)).orderBy(asc(queries.createdAt))
}

export const addQuery =
  (query: Query): Write =>
  (tx) =>
    tx.insert(queries).values(query)

/** Matches on the version that was read, so a write that lost a race changes no row and `commit` refuses it. */
export const saveQuery =
  ({ id, version, ...rest }: Query): Write =>
  (tx) =>
    tx
      .update(queries)
      .set({ ...rest, version: version + 1 })
      .where(and(eq(queries.id, id), eq(queries.version, version)))

/** Only a draft can go; the trigger of the table sees to it. */
export const removeDraft =
  ({ id, version }: Pick<Query, 'id' | 'version'>): Write =>
  (tx) =>
    tx.delete(queries).where(and(eq(queries.id, id), eq(queries.version, version), eq(queries.state, 'draft')))

export type QueryVersion = typeof queryVersions.$inferSelect
export const addQueryVersion =
  (version: QueryVersion): Write =>
  (tx) =>
    tx.insert(queryVersions).values(version)

export async function findQueryVersion(db: Db, queryId: string, number: number): Promise<QueryVersion | null> {
  const [row] = await db
    .select()
    .from(queryVersions)
    .where(and(eq(queryVersions.queryId, queryId), eq(queryVersions.number, number)))
    .limit(1)
  return row ?? null
}

export async function listQueryVersions(db: Db, queryId: string): Promise<QueryVersion[]> {
  return db.select().from(queryVersions).where(eq(queryVersions.queryId, queryId)).orderBy(asc(queryVersions.number))
}

export const addEvent =
  (event: QueryEvent): Write =>
  (tx) =>
    tx.insert(queryEvents).values(event)

export async function listEvents(
  db: Db,
  queryId: string,
): Promise<(QueryEvent & { byName: string | null; toName: string | null })[]> {
  const rows = await db
    .select({ event: queryEvents, byName: users.name, toName: providers.name })
    .from(queryEvents)
    .leftJoin(users, eq(users.id, queryEvents.byUserId))
    .leftJoin(providers, eq(providers.id, queryEvents.providerId))
    .where(eq(queryEvents.queryId, queryId))
    .orderBy(asc(queryEvents.at), sql`query_events.rowid`)
  return rows.map(({ event, byName, toName }) => ({ ...event, byName, toName }))
}

/** True when one of these providers is or was asked in a query of the encounter: that makes the chart theirs to see. */
export async function isPartyToEncounter(db: Db, encounterId: string, providerIds: string[]): Promise<boolean> {
  if (providerIds.length === 0) return false
  const [row] = await db
    .select({ id: queries.id })
    .from(queries)
    .where(
      and(
        eq(queries.encounterId, encounterId),
        inArray(queries.providerId, providerIds),
        inArray(queries.state, ['open', 'answered', 'closed']),
      ),
    )
    .limit(1)
  return row !== undefined
}
