import { and, asc, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { QueryState } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { isAskedBackRow } from './query-turn.ts'
import { encounters, patients } from './schema/encounter.ts'
import { users } from './schema/identity.ts'
import { queries } from './schema/query.ts'

export type InboxRow = {
  id: string
  title: string
  state: QueryState
  sentAt: Date | null
  dueAt: Date | null
  viewedAt: Date | null
  familyName: string
  givenName: string
  birthOn: string | null
  unit: string | null
  startAt: Date
  authorName: string | null
  providerId: string | null
  /** True while it waits for words of the desk. */
  isAskedBack: boolean
}

/** The open queries of these providers, soonest due first. */
export async function listInbox(db: Db, providerIds: string[], limit = 100): Promise<InboxRow[]> {
  return inboxRows(
    db,
    and(inArray(queries.providerId, providerIds), sql`${queries.state} = 'open'`),
    [asc(queries.dueAt), asc(queries.id)],
    limit,
  )
}

/** What these providers answered last. */
export async function listAnswered(db: Db, providerIds: string[], limit = 20): Promise<InboxRow[]> {
  const done = inArray(queries.state, ['answered', 'closed'])
  return inboxRows(
    db,
    and(inArray(queries.providerId, providerIds), done),
    [desc(queries.sentAt), desc(queries.id)],
    limit,
  )
}

/** What was passed up the ladder to the physician advisor and is still open, in these facilities (null: in all). */
export async function listEscalated(db: Db, facilityIds: string[] | null, limit = 100): Promise<InboxRow[]> {
  const isTheirs = facilityIds ? inArray(queries.facilityId, facilityIds) : undefined
  return inboxRows(
    db,
    and(sql`${queries.state} = 'open'`, gt(queries.ladderStep, 2), isTheirs),
    [asc(queries.dueAt), asc(queries.id)],
    limit,
  )
}

async function inboxRows(db: Db, where: SQL | undefined, order: SQL[], limit: number): Promise<InboxRow[]> {
  return db
    .select({
      id: queries.id,
      title: sql<string>`json_extract(${queries.wording}, '$.title')`,
      state: queries.state,
      sentAt: queries.sentAt,
      dueAt: queries.dueAt,
      viewedAt: queries.viewedAt,
      familyName: patients.familyName,
      givenName: patients.givenName,
      birthOn: patients.birthOn,
      unit: encounters.unit,
      startAt: encounters.startAt,
      authorName: users.name,
      providerId: queries.providerId,
      isAskedBack: isAskedBackRow,
    })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .innerJoin(encounters, eq(encounters.id, queries.encounterId))
    .leftJoin(users, eq(users.id, queries.authorId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
}
