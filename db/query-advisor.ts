import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { ADVISOR_STEP } from '#app/domain/query/ladder.ts'
import type { QueryState } from '#app/domain/query/query.ts'
import type { Db } from './client.ts'
import { shownName } from './closed-charts.ts'
import { patients } from './schema/encounter.ts'
import { facilities, providers, users } from './schema/identity.ts'
import { queries } from './schema/query.ts'

export type AdvisorRow = {
  id: string
  title: string
  state: QueryState
  patientName: string
  providerName: string | null
  authorName: string | null
  facilityName: string | null
  timeZone: string | null
  sentAt: Date | null
  dueAt: Date | null
  answeredAt: Date | null
  /** When and why it came before the advisor: the words of the last step. */
  cameAt: number | null
  why: string | null
}

const lastStep = (column: 'kind' | 'at' | 'words') =>
  sql.raw(`(select e.${column} from query_events e where e.query_id = queries.id
    and e.kind in ('escalated', 'referred', 'advised') order by e.at desc, e.rowid desc limit 1)`)

/** True while the last word between the desk and the advisor is the desk's. */
export const isReferredRow = sql<boolean>`coalesce(${lastStep('kind')} = 'referred', 0)`.mapWith(Boolean)

export type AdvisorPart = 'escalated' | 'referred'
const IS_OF = {
  escalated: and(sql`${queries.state} = 'open'`, gt(queries.ladderStep, ADVISOR_STEP - 1)),
  referred: and(eq(queries.state, 'answered'), sql`${lastStep('kind')} = 'referred'`),
} satisfies Record<AdvisorPart, unknown>
const isBefore = (part: AdvisorPart, facilityIds: string[] | null) =>
  and(IS_OF[part], facilityIds ? inArray(queries.facilityId, facilityIds) : undefined)

export async function countForAdvisor(db: Db, part: AdvisorPart, facilityIds: string[] | null): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)` }).from(queries).where(isBefore(part, facilityIds))
  return row?.n ?? 0
}

/** A page of the open queries that the ladder passed to the advisor, or of the answers that the desk referred; soonest due first. */
export async function listForAdvisor(
  db: Db,
  part: AdvisorPart,
  facilityIds: string[] | null,
  page: { offset: number; limit: number },
): Promise<AdvisorRow[]> {
  return db
    .select({
      id: queries.id,
      title: sql<string>`json_extract(${queries.wording}, '$.title')`,
      state: queries.state,
      patientName: shownName,
      providerName: providers.name,
      authorName: users.name,
      facilityName: facilities.name,
      timeZone: facilities.timeZone,
      sentAt: queries.sentAt,
      dueAt: queries.dueAt,
      answeredAt: queries.answeredAt,
      cameAt: sql<number | null>`${lastStep('at')}`,
      why: sql<string | null>`${lastStep('words')}`,
    })
    .from(queries)
    .innerJoin(patients, eq(patients.id, queries.patientId))
    .leftJoin(providers, eq(providers.id, queries.providerId))
    .leftJoin(users, eq(users.id, sql`coalesce(${queries.assigneeId}, ${queries.authorId})`))
    .leftJoin(facilities, eq(facilities.id, queries.facilityId))
    .where(isBefore(part, facilityIds))
    .orderBy(asc(queries.dueAt), asc(queries.id))
    .limit(page.limit)
    .offset(page.offset)
}
