import { and, asc, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { listReconciled } from './answers.ts'
import type { Db } from './client.ts'
import { codedLines, encounters } from './schema/encounter.ts'
import { answers, queries, queryVersions } from './schema/query.ts'

/**
 * The encounters of these patients from a year of service to another, with their lines, the queries sent about them and what each of those
 * found and left of the lines: what tells how they were coded from the notes alone, and what became of it.
 */
export async function readMemberCodings(db: Db, patientIds: readonly string[], first: number, last: number) {
  const servedAt = sql<number>`coalesce(${encounters.endAt}, ${encounters.startAt})`
  const { id, patientId, codingState } = encounters
  const stays = await db
    .select({ id, patientId, codingState, servedAt })
    .from(encounters)
    .where(
      and(
        inArray(patientId, [...patientIds]),
        gte(servedAt, Date.UTC(first, 0, 1)),
        lt(servedAt, Date.UTC(last + 1, 0, 1)),
      ),
    )
    .orderBy(asc(id))
  const ids = stays.map((stay) => stay.id)
  const { encounterId, code, position, presentOnAdmission, stage } = codedLines
  const lines = await db
    .select({ encounterId, code, position, presentOnAdmission, stage })
    .from(codedLines)
    .where(inArray(encounterId, ids))
    .orderBy(asc(encounterId), asc(codedLines.sequence))
  const asked = await db
    .select({
      id: queries.id,
      encounterId: queries.encounterId,
      quotes: sql<
        string[]
      >`(select json_group_array(value ->> 'text') from json_each(${queries.wording}, '$.indicators'))`.mapWith(
        (json: string): string[] => JSON.parse(json),
      ),
    })
    .from(queries)
    .where(and(inArray(queries.encounterId, ids), isNotNull(queries.sentAt)))
    .orderBy(asc(queries.sentAt), asc(queries.id))
  return { stays, lines, asked, ...(await readEndsOf(db, asked)) }
}

async function readEndsOf(db: Db, asked: readonly { id: string }[]) {
  const ids = asked.map(({ id }) => id)
  if (ids.length === 0) return { versions: [], signed: [], reconciled: [] }
  const versions = await db
    .select({ queryId: queryVersions.queryId, linesBefore: queryVersions.linesBefore })
    .from(queryVersions)
    .where(inArray(queryVersions.queryId, ids))
    .orderBy(asc(queryVersions.queryId), asc(queryVersions.number))
  const signed = await db
    .select({ queryId: answers.queryId, gist: answers.gist })
    .from(answers)
    .where(and(inArray(answers.queryId, ids), isNull(answers.takenBackAt)))
  const reconciled = await listReconciled(db, ids)
  return { versions, signed, reconciled }
}

export type MemberCodings = Awaited<ReturnType<typeof readMemberCodings>>
