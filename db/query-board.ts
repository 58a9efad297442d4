import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm'
import {
  BOARD_COUNTED_UP_TO,
  BOARD_VIEWS,
  type BoardColumn,
  type BoardCursor,
  type BoardSort,
  type BoardView,
  isByDue,
  STATE_OF_VIEW,
} from '#app/domain/query/board.ts'
import { ADVISOR_STEP } from '#app/domain/query/ladder.ts'
import type { QueryState } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { isClosedId, isClosedPatient, shownName } from './closed-charts.ts'
import { isReferredRow } from './query-advisor.ts'
import { isAskedBackRow, waitsForDesk } from './query-turn.ts'
import { patients } from './schema/encounter.ts'
import { changes } from './schema/feed.ts'
import { facilities, providers, users } from './schema/identity.ts'
import { queries } from './schema/query.ts'

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
  /** Empty of a restricted chart, as the answers are. */
  question: string
  /** The answers offered, in their order. */
  options: string[]
  isClosed: boolean
  /** How many pieces of evidence it quotes. */
  evidence: number
  state: QueryState
  /** What the list is sorted by, of this row: for the address of the next page. */
  sortedBy: string | number | null
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

/** A word of the title, or of the name of who is asked or of the patient, whatever its capitals; no restricted chart is found by its name. */
function hasWord(word: string): SQL {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return sql`exists (select 1 from ${patients} p left join ${providers} v on v.id = ${queries.providerId}
    where p.id = ${queries.patientId} and (json_extract(${queries.wording}, '$.title') like ${like} escape '\\'
      or v.name like ${like} escape '\\'
      or (not ${isClosedId('p')} and (p.family_name like ${like} escape '\\' or p.given_name like ${like} escape '\\'))))`
}

function conditions(filter: BoardFilter): (SQL | undefined)[] {
  const { view, facilityIds, deskUserId, providerId } = filter
  const isTheirs = or(
    eq(queries.assigneeId, deskUserId ?? ''),
    and(isNull(queries.assigneeId), eq(queries.authorId, deskUserId ?? '')),
  )
  return [
    isByDue(view) ? sql`${queries.state} = 'open'` : eq(queries.state, STATE_OF_VIEW[view]),
    view === 'overdue' ? and(lt(queries.dueAt, filter.now), not(waitsForDesk)) : undefined,
    view === 'asked-back' ? waitsForDesk : undefined,
    view === 'escalated' ? sql`${queries.ladderStep} >= ${ADVISOR_STEP - 1}` : undefined,
    facilityIds ? inArray(queries.facilityId, facilityIds) : undefined,
    deskUserId ? isTheirs : undefined,
    providerId ? eq(queries.providerId, providerId) : undefined,
    ...filter.words.split(/\s+/).flatMap((word) => (word === '' ? [] : [hasWord(word)])),
  ]
}

const wordsOf = (name: string) => sql<string>`coalesce(json_extract(${queries.wording}, ${`$.${name}`}), '')`
const offered = sql<string>`(select json_group_array(json_extract(o.value, '$.text')) from json_each(${queries.wording}, '$.options') o)`
/** What each column sorts by. Names sort by what is shown, so that an order tells nothing of a restricted chart. */
const KEYS: Record<BoardColumn, SQL<string | number | null>> = {
  about: sql`lower(${wordsOf('title')})`,
  patient: sql`lower(${shownName})`,
  to: sql`lower(coalesce(${providers.name}, ''))`,
  from: sql`lower(coalesce(${users.name}, ''))`,
  sent: sql`${queries.sentAt}`,
  due: sql`${queries.dueAt}`,
  changed: sql`${queries.updatedAt}`,
  step: sql`${queries.ladderStep}`,
}

/** What comes after a row in the order: SQLite puts an empty cell before the first, and turned round behind the last. */
function beyond({ by, isDown }: BoardSort, { value, id }: BoardCursor): SQL | undefined {
  const key = KEYS[by]
  const further = isDown ? lt : gt
  const isNext = further(queries.id, id)
  if (value === null) return isDown ? and(isNull(key), isNext) : or(isNotNull(key), and(isNull(key), isNext))
  return or(further(key, value), isDown ? isNull(key) : undefined, and(eq(key, value), isNext))
}

/**
 * Where a query stands in an order, so that no address need carry what the row sorts by, which may be a name. Null of a query that is not
 * of the filter's places.
 */
export async function findBoardPlace(
  db: Db,
  { facilityIds }: BoardFilter,
  { sort, id }: { sort: BoardSort; id: string },
): Promise<BoardCursor | null> {
  const [place] = await db
    .select({ value: KEYS[sort.by] })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .leftJoin(providers, eq(providers.id, queries.providerId))
    .leftJoin(users, eq(users.id, sql`coalesce(${queries.assigneeId}, ${queries.authorId})`))
    .where(and(eq(queries.id, id), facilityIds ? inArray(queries.facilityId, facilityIds) : undefined))
  return place ? { value: place.value, id } : null
}

/** One page of the board by key, in the order asked for. */
export async function listBoard(
  db: Db,
  filter: BoardFilter,
  { sort, after, limit }: { sort: BoardSort; after: BoardCursor | null; limit: number },
): Promise<BoardRow[]> {
  const inOrder = sort.isDown ? desc : asc
  return db
    .select({
      id: queries.id,
      title: wordsOf('title'),
      question: sql<string>`case when ${isClosedPatient} then '' else ${wordsOf('question')} end`,
      options: sql<string>`case when ${isClosedPatient} then '[]' else ${offered} end`.mapWith(
        (list: string): string[] => JSON.parse(list),
      ),
      isClosed: isClosedPatient,
      evidence: sql<number>`json_array_length(${queries.wording}, '$.indicators')`,
      state: queries.state,
      sortedBy: KEYS[sort.by],
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
      isAskedBack: isAskedBackRow,
      isReferred: isReferredRow,
    })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .leftJoin(facilities, eq(facilities.id, queries.facilityId))
    .leftJoin(providers, eq(providers.id, queries.providerId))
    .leftJoin(users, eq(users.id, sql`coalesce(${queries.assigneeId}, ${queries.authorId})`))
    .where(and(...conditions(filter), after ? beyond(sort, after) : undefined))
    .orderBy(inOrder(KEYS[sort.by]), inOrder(queries.id))
    .limit(limit)
}

/**
 * How many queries each view holds under the same filters, exact up to `BOARD_COUNTED_UP_TO`; null where counting would read every
 * ended query for a word.
 */
export async function countBoard(
  db: Db,
  filter: BoardFilter,
  userId: string,
): Promise<Record<BoardView, number | null>> {
  const counts = await Promise.all(
    BOARD_VIEWS.map(async (view) => {
      if (filter.words.trim() !== '' && !isByDue(view) && view !== filter.view && view !== 'answered')
        return [view, null]
      const deskUserId = view === 'drafts' ? userId : filter.deskUserId
      const some = db
        .select({ id: queries.id })
        .from(queries)
        .where(and(...conditions({ ...filter, view, deskUserId })))
        .limit(BOARD_COUNTED_UP_TO + 1)
        .as('some')
      const [row] = await db.select({ n: sql<number>`count(*)` }).from(some)
      return [view, row?.n ?? 0]
    }),
  )
  return Object.fromEntries(counts)
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
