import { and, asc, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { QueryState } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { users } from './schema/identity.ts'
import { draftChecks } from './schema/proof.ts'
import { queries, queryVersions } from './schema/query.ts'

/** Sent queries of a period, of these facilities, this author and this template ('': without one); null means all. */
export type FigureScope = {
  from: Date
  to: Date
  facilityIds: string[] | null
  authorId: string | null
  templateId: string | null
}
export type FirstDrafts = { key: string; sent: number; recorded: number; clean: number }

const ofTemplate = (id: string) => (id === '' ? isNull(queries.templateId) : eq(queries.templateId, id))
const conditions = ({ from, to, facilityIds, authorId, templateId }: FigureScope): SQL | undefined =>
  and(
    gte(queries.sentAt, from),
    lt(queries.sentAt, to),
    facilityIds ? inArray(queries.facilityId, facilityIds) : undefined,
    authorId === null ? undefined : eq(queries.authorId, authorId),
    templateId === null ? undefined : ofTemplate(templateId),
  )

const MONTH = sql<string>`strftime('%Y-%m', ${queries.sentAt} / 1000, 'unixepoch')`
/** A sending that the rules refused makes the first draft unclean, whatever was recorded before. */
const REFUSED = sql`EXISTS (SELECT 1 FROM audit_entries a WHERE a.on_id = ${queries.id} AND a.what = 'query.send-refused' AND a.detail LIKE '%"not-compliant"%')`
const CLEAN = sql<number>`coalesce(sum(${draftChecks.isClean} = 1 AND NOT ${REFUSED}), 0)`

export type FigureKey = 'month' | 'author' | 'template'
const KEYS: Record<FigureKey, SQL<string>> = {
  month: MONTH,
  author: sql<string>`${queries.authorId}`,
  template: sql<string>`coalesce(${queries.templateId}, '')`,
}

/** First drafts by month, author or template: how many were sent, of how many the first draft is on record, how many of those were clean. */
export async function countFirstDrafts(db: Db, by: FigureKey, scope: FigureScope): Promise<FirstDrafts[]> {
  return db
    .select({
      key: KEYS[by],
      sent: sql<number>`count(*)`,
      recorded: sql<number>`count(${draftChecks.queryId})`,
      clean: CLEAN,
    })
    .from(queries)
    .leftJoin(draftChecks, eq(draftChecks.queryId, queries.id))
    .where(conditions(scope))
    .groupBy(KEYS[by])
    .orderBy(asc(KEYS[by]))
}

export type RuleFindings = { key: string; rule: string; drafts: number }

/** First drafts in which a rule found something, by rule and by month, author or template; a rule counts once a draft. */
export async function countFindings(db: Db, by: FigureKey, scope: FigureScope): Promise<RuleFindings[]> {
  const rule = sql<string>`json_extract(f.value, '$.rule')`
  return db
    .select({ key: KEYS[by], rule, drafts: sql<number>`count(DISTINCT ${queries.id})` })
    .from(queries)
    .innerJoin(draftChecks, eq(draftChecks.queryId, queries.id))
    .innerJoin(sql`json_each(${draftChecks.findings}) f`, sql`true`)
    .where(conditions(scope))
    .groupBy(KEYS[by], rule)
    .orderBy(asc(rule))
}

/**
 * First drafts by author or template and month: of how many on record something was found. Without a rule that is an error, or a sending
 * that was refused; with one, whatever the rule told.
 */
export async function countOverTime(db: Db, by: 'author' | 'template', rule: string | null, scope: FigureScope) {
  const told = sql`EXISTS (SELECT 1 FROM json_each(${draftChecks.findings}) f WHERE json_extract(f.value, '$.rule') = ${rule})`
  const found = rule === null ? sql<number>`count(*) - ${CLEAN}` : sql<number>`sum(${told})`
  return db
    .select({ key: KEYS[by], month: MONTH, recorded: sql<number>`count(*)`, found })
    .from(queries)
    .innerJoin(draftChecks, eq(draftChecks.queryId, queries.id))
    .where(conditions(scope))
    .groupBy(KEYS[by], MONTH)
}

/** Who sent anything in the period, and from which templates, whatever else is asked for. */
export async function listKeys(db: Db, by: 'author' | 'template', scope: FigureScope): Promise<string[]> {
  const rows = await db
    .selectDistinct({ key: KEYS[by] })
    .from(queries)
    .where(conditions({ ...scope, authorId: null, templateId: null }))
  return rows.map(({ key }) => key)
}

export async function countByState(db: Db, facilityIds: string[] | null): Promise<{ state: QueryState; n: number }[]> {
  return db
    .select({ state: queries.state, n: sql<number>`count(*)` })
    .from(queries)
    .where(facilityIds ? inArray(queries.facilityId, facilityIds) : undefined)
    .groupBy(queries.state)
}

export type LetStand = {
  queryId: string
  rule: string
  where: string
  reason: string
  authorName: string | null
  sentAt: Date
}

/** Warnings that authors let stand in what they sent, newest first, with the reason. */
export async function listLetStand(db: Db, scope: FigureScope, limit: number): Promise<LetStand[]> {
  const field = (name: string) => sql<string>`json_extract(o.value, ${`$.${name}`})`
  return db
    .select({
      queryId: queries.id,
      rule: field('rule'),
      where: field('where'),
      reason: field('reason'),
      authorName: users.name,
      sentAt: queryVersions.sentAt,
    })
    .from(queries)
    .innerJoin(queryVersions, eq(queryVersions.queryId, queries.id))
    .innerJoin(sql`json_each(${queryVersions.overrides}) o`, sql`true`)
    .leftJoin(users, eq(users.id, queries.authorId))
    .where(conditions(scope))
    .orderBy(desc(queryVersions.sentAt))
    .limit(limit)
}

/** The frame of a sample: every query sent in the period, with the version that stands. */
export async function listSent(db: Db, scope: FigureScope): Promise<{ id: string; wordingNumber: number }[]> {
  return db
    .select({ id: queries.id, wordingNumber: queries.wordingNumber })
    .from(queries)
    .where(conditions(scope))
    .orderBy(asc(queries.id))
}
