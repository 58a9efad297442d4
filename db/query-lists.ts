import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { QueryState } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { encounters, patients } from './schema/encounter.ts'
import { providers, users } from './schema/identity.ts'
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

/** What was passed up the ladder to the physician advisor and is still open. */
export async function listEscalated(db: Db, limit = 100): Promise<InboxRow[]> {
  return inboxRows(
    db,
    and(sql`${queries.state} = 'open'`, gt(queries.ladderStep, 2)),
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
    })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .innerJoin(encounters, eq(encounters.id, queries.encounterId))
    .leftJoin(users, eq(users.id, queries.authorId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
}

export const BOARD_VIEWS = ['open', 'overdue', 'answered', 'drafts', 'in-review', 'closed', 'withdrawn'] as const
export type BoardView = (typeof BOARD_VIEWS)[number]
export type BoardFilter = { view: BoardView; facilityIds: string[] | null; authorId: string | null; now: Date }
export type BoardRow = {
  id: string
  title: string
  state: QueryState
  providerName: string | null
  authorName: string | null
  patientName: string
  encounterId: string
  sentAt: Date | null
  updatedAt: Date
  dueAt: Date | null
  viewedAt: Date | null
  ladderStep: number
}

/** One page of the board, by key: open queries by due time, the rest by what changed last. `after` is the last row's (moment, id). */
export async function listBoard(
  db: Db,
  filter: BoardFilter,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<BoardRow[]> {
  const byDue = filter.view === 'open' || filter.view === 'overdue'
  const key = byDue ? queries.dueAt : queries.updatedAt
  const past = after
    ? byDue
      ? or(gt(key, after.at), and(eq(key, after.at), gt(queries.id, after.id)))
      : or(lt(key, after.at), and(eq(key, after.at), lt(queries.id, after.id)))
    : undefined
  return db
    .select({
      id: queries.id,
      title: sql<string>`json_extract(${queries.wording}, '$.title')`,
      state: queries.state,
      providerName: providers.name,
      authorName: users.name,
      patientName: sql<string>`${patients.familyName} || ', ' || ${patients.givenName}`,
      encounterId: queries.encounterId,
      sentAt: queries.sentAt,
      updatedAt: queries.updatedAt,
      dueAt: queries.dueAt,
      viewedAt: queries.viewedAt,
      ladderStep: queries.ladderStep,
    })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .leftJoin(providers, eq(providers.id, queries.providerId))
    .leftJoin(users, eq(users.id, queries.authorId))
    .where(and(...boardConditions(filter), past))
    .orderBy(...(byDue ? [asc(key), asc(queries.id)] : [desc(key), desc(queries.id)]))
    .limit(limit)
}

const STATE_OF_VIEW: Record<BoardView, QueryState> = {
  open: 'open',
  overdue: 'open',
  answered: 'answered',
  drafts: 'draft',
  'in-review': 'in-review',
  closed: 'closed',
  withdrawn: 'withdrawn',
}

function boardConditions(filter: BoardFilter): (SQL | undefined)[] {
  const state = STATE_OF_VIEW[filter.view]
  return [
    state === 'open' ? sql`${queries.state} = 'open'` : eq(queries.state, state),
    filter.view === 'overdue' ? lt(queries.dueAt, filter.now) : undefined,
    filter.facilityIds ? inArray(queries.facilityId, filter.facilityIds) : undefined,
    filter.authorId ? eq(queries.authorId, filter.authorId) : undefined,
  ]
}
