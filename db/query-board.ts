import { and, asc, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { ADVISOR_STEP } from '#app/domain/query/ladder.ts'
import type { QueryState } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { shownName } from './closed-charts.ts'
import { isReferredRow } from './query-advisor.ts'
import { patients } from './schema/encounter.ts'
import { changes } from './schema/feed.ts'
import { facilities, providers, users } from './schema/identity.ts'
import { queries } from './schema/query.ts'

export const BOARD_VIEWS = [
  'open',
  'overdue',
  'asked-back',
  'escalated',
  'answered',
  'drafts',
  'in-review',
  'closed',
  'withdrawn',
  'expired',
] as const
export type BoardView = (typeof BOARD_VIEWS)[number]
export type BoardFilter = {
  view: BoardView
  /** Null: all. */
  facilityIds: string[] | null
  /** Who follows it up: its author, or who took it over. */
  deskUserId: string | null
  providerId: string | null
  /** Words of the title or of the patient's name; empty: any. */
  words: string
  now: Date
}
export type BoardRow = {
  id: string
  title: string
  state: QueryState
  facilityName: string | null
  timeZone: string | null
  providerName: string | null
  deskName: string | null
  patientName: string
  encounterId: string
  sentAt: Date | null
  updatedAt: Date
  dueAt: Date | null
  stepAt: Date | null
  viewedAt: Date | null
  ladderStep: number
  /** True while the physician waits for words of the author. */
  isAskedBack: boolean
  /** True while an answer lies with the physician advisor. */
  isReferred: boolean
}

const STATE_OF_VIEW: Record<BoardView, QueryState> = {
  open: 'open',
  overdue: 'open',
  'asked-back': 'open',
  escalated: 'open',
  answered: 'answered',
  drafts: 'draft',
  'in-review': 'in-review',
  closed: 'closed',
  withdrawn: 'withdrawn',
  expired: 'expired',
}
/** Open queries are shown by their due time, the others by what changed last. */
export const isByDue = (view: BoardView): boolean => STATE_OF_VIEW[view] === 'open'

const lastWord = sql`(select e.kind from query_events e where e.query_id = ${queries.id}
  and e.kind in ('info-asked', 'info-given') order by e.at desc, e.rowid desc limit 1)`
const isAskedBack = sql<boolean>`coalesce(${lastWord} = 'info-asked', 0)`.mapWith(Boolean)

/** A word of the title, or of the name of the patient or of who is asked, whatever its capitals. */
function hasWord(word: string): SQL {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return sql`exists (select 1 from ${patients} p left join ${providers} v on v.id = ${queries.providerId}
    where p.id = ${queries.patientId} and (json_extract(${queries.wording}, '$.title') like ${like} escape '\\'
      or p.family_name like ${like} escape '\\' or p.given_name like ${like} escape '\\' or v.name like ${like} escape '\\'))`
}

function conditions(filter: BoardFilter): (SQL | undefined)[] {
  const { view, facilityIds, deskUserId, providerId } = filter
  const isTheirs = or(
    eq(queries.assigneeId, deskUserId ?? ''),
    and(isNull(queries.assigneeId), eq(queries.authorId, deskUserId ?? '')),
  )
  return [
    isByDue(view) ? sql`${queries.state} = 'open'` : eq(queries.state, STATE_OF_VIEW[view]),
    view === 'overdue' ? lt(queries.dueAt, filter.now) : undefined,
    view === 'asked-back' ? sql`${lastWord} = 'info-asked'` : undefined,
    view === 'escalated' ? sql`${queries.ladderStep} >= ${ADVISOR_STEP - 1}` : undefined,
    facilityIds ? inArray(queries.facilityId, facilityIds) : undefined,
    deskUserId ? isTheirs : undefined,
    providerId ? eq(queries.providerId, providerId) : undefined,
    ...filter.words.split(/\s+/).flatMap((word) => (word === '' ? [] : [hasWord(word)])),
  ]
}

/** One page of the board by key; `after` is the last row's (moment, id). */
export async function listBoard(
  db: Db,
  filter: BoardFilter,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<BoardRow[]> {
  const byDue = isByDue(filter.view)
  const key = byDue ? queries.dueAt : queries.updatedAt
  const beyond = byDue ? gt : lt
  const past = after ? or(beyond(key, after.at), and(eq(key, after.at), beyond(queries.id, after.id))) : undefined
  return db
    .select({
      id: queries.id,
      title: sql<string>`json_extract(${queries.wording}, '$.title')`,
      state: queries.state,
      facilityName: facilities.name,
      timeZone: facilities.timeZone,
      providerName: providers.name,
      deskName: users.name,
      patientName: shownName,
      encounterId: queries.encounterId,
      sentAt: queries.sentAt,
      updatedAt: queries.updatedAt,
      dueAt: queries.dueAt,
      stepAt: queries.stepAt,
      viewedAt: queries.viewedAt,
      ladderStep: queries.ladderStep,
      isAskedBack,
      isReferred: isReferredRow,
    })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .leftJoin(facilities, eq(facilities.id, queries.facilityId))
    .leftJoin(providers, eq(providers.id, queries.providerId))
    .leftJoin(users, eq(users.id, sql`coalesce(${queries.assigneeId}, ${queries.authorId})`))
    .where(and(...conditions(filter), past))
    .orderBy(...(byDue ? [asc(key), asc(queries.id)] : [desc(key), desc(queries.id)]))
    .limit(limit)
}

const DAY = 86_400_000
export type Ageing = { step: number; underOneDay: number; oneToThree: number; threeToSeven: number; overSeven: number }

/** The open queries by the step they stand on and by how long ago they were sent: where each is stuck, in numbers. */
export async function countAgeing(db: Db, filter: Omit<BoardFilter, 'view'>): Promise<Ageing[]> {
  const { now } = filter
  const sentBetween = (from: number, to: number) =>
    sql<number>`sum(${queries.sentAt} <= ${now.getTime() - from * DAY} and ${queries.sentAt} > ${now.getTime() - to * DAY})`
  return db
    .select({
      step: queries.ladderStep,
      underOneDay: sentBetween(-1, 1),
      oneToThree: sentBetween(1, 3),
      threeToSeven: sentBetween(3, 7),
      overSeven: sentBetween(7, 36_500),
    })
    .from(queries)
    .where(and(...conditions({ ...filter, view: 'open' })))
    .groupBy(queries.ladderStep)
    .orderBy(asc(queries.ladderStep))
}

/** How far the feed of changes has come, and whether any since `after` was about a query. */
export async function findQueryChange(db: Db, after: number): Promise<{ seq: number; isAboutQueries: boolean }> {
  const [last] = await db.select({ seq: sql<number>`coalesce(max(${changes.seq}), 0)` }).from(changes)
  const seq = last?.seq ?? 0
  if (seq <= after) return { seq, isAboutQueries: false }
  const [row] = await db
    .select({ seq: changes.seq })
    .from(changes)
    .where(and(gt(changes.seq, after), eq(changes.topic, 'query')))
    .limit(1)
  return { seq, isAboutQueries: row !== undefined }
}
