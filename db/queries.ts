import { and, asc, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type {
  Answer,
  AnswerDraft,
  Query,
  QueryEvent,
  QueryState,
  Reconciliation,
} from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { encounters, patients } from './schema/encounter.ts'
import { providers, users } from './schema/identity.ts'
import { answerDrafts, answers, queries, queryEvents, queryVersions, reconciliations } from './schema/query.ts'

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

export async function listEvents(db: Db, queryId: string): Promise<(QueryEvent & { byName: string | null; toName: string | null })[]> {
  const rows = await db
    .select({ event: queryEvents, byName: users.name, toName: providers.name })
    .from(queryEvents)
    .leftJoin(users, eq(users.id, queryEvents.byUserId))
    .leftJoin(providers, eq(providers.id, queryEvents.providerId))
    .where(eq(queryEvents.queryId, queryId))
    .orderBy(asc(queryEvents.at), sql`query_events.rowid`)
  return rows.map(({ event, byName, toName }) => ({ ...event, byName, toName }))
}

/** The answer that stands. */
export async function findAnswer(db: Db, queryId: string): Promise<Answer | null> {
  const [row] = await db
    .select()
    .from(answers)
    .where(and(eq(answers.queryId, queryId), isNull(answers.takenBackAt)))
    .limit(1)
  return row ?? null
}

export const addAnswer =
  (answer: Answer): Write =>
  (tx) =>
    tx.insert(answers).values(answer)

export const noteTakenBack =
  (answerId: string, takenBackAt: Date): Write =>
  (tx) =>
    tx
      .update(answers)
      .set({ takenBackAt })
      .where(and(eq(answers.id, answerId), isNull(answers.takenBackAt)))

export async function findAnswerDraft(db: Db, queryId: string, userId: string): Promise<AnswerDraft | null> {
  const [row] = await db
    .select()
    .from(answerDrafts)
    .where(and(eq(answerDrafts.queryId, queryId), eq(answerDrafts.userId, userId)))
    .limit(1)
  return row ?? null
}

export const saveAnswerDraft = (draft: AnswerDraft): Write =>
  lenient((tx) =>
    tx
      .insert(answerDrafts)
      .values(draft)
      .onConflictDoUpdate({ target: [answerDrafts.queryId, answerDrafts.userId], set: draft }),
  )

export const removeAnswerDrafts = (queryId: string): Write =>
  lenient((tx) => tx.delete(answerDrafts).where(eq(answerDrafts.queryId, queryId)))

export const addReconciliation =
  (reconciliation: Reconciliation): Write =>
  (tx) =>
    tx.insert(reconciliations).values(reconciliation)

export async function findReconciliation(db: Db, queryId: string): Promise<Reconciliation | null> {
  const [row] = await db.select().from(reconciliations).where(eq(reconciliations.queryId, queryId)).limit(1)
  return row ?? null
}

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
  return inboxRows(db, and(inArray(queries.providerId, providerIds), sql`${queries.state} = 'open'`), [asc(queries.dueAt), asc(queries.id)], limit)
}

/** What these providers answered last. */
export async function listAnswered(db: Db, providerIds: string[], limit = 20): Promise<InboxRow[]> {
  const done = inArray(queries.state, ['answered', 'closed'])
  return inboxRows(db, and(inArray(queries.providerId, providerIds), done), [desc(queries.sentAt), desc(queries.id)], limit)
}

/** What was passed up the ladder to the physician advisor and is still open. */
export async function listEscalated(db: Db, limit = 100): Promise<InboxRow[]> {
  return inboxRows(db, and(sql`${queries.state} = 'open'`, gt(queries.ladderStep, 2)), [asc(queries.dueAt), asc(queries.id)], limit)
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
export async function listBoard(db: Db, filter: BoardFilter, after: { at: Date; id: string } | null, limit: number): Promise<BoardRow[]> {
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
