import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { listReconciled } from './answers.ts'
import type { Db } from './client.ts'
import { among, prepared } from './prepared.ts'
import { claims } from './schema/claims.ts'
import { codedLines, documents, encounterProviders, encounters, patients, procedures } from './schema/encounter.ts'
import { answers, queries, queryEvents, queryVersions } from './schema/query.ts'
import { stayLevels } from './schema/scorecard-levels.ts'

/** Which encounters these queries belong to. */
export async function encountersOfQueries(db: Db, queryIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: queries.id, encounterId: queries.encounterId })
    .from(queries)
    .where(inArray(queries.id, [...queryIds]))
  return new Map(rows.map(({ id, encounterId }) => [id, encounterId]))
}

const ofEncounters = (column: SQLiteColumn) => sql`${column} in ${among()}`

const statements = (db: Db) =>
  prepared(db, 'scorecard facts', () => ({
    attendings: db
      .select({ encounterId: encounterProviders.encounterId, providerId: encounterProviders.providerId })
      .from(encounterProviders)
      .where(and(ofEncounters(encounterProviders.encounterId), eq(encounterProviders.part, 'attending')))
      .orderBy(asc(encounterProviders.encounterId), asc(encounterProviders.providerId))
      .prepare(),
    lines: db
      .select({
        encounterId: codedLines.encounterId,
        code: codedLines.code,
        release: codedLines.release,
        position: codedLines.position,
        presentOnAdmission: codedLines.presentOnAdmission,
        stage: codedLines.stage,
        codedBy: codedLines.codedBy,
        codedAt: codedLines.codedAt,
      })
      .from(codedLines)
      .where(ofEncounters(codedLines.encounterId))
      .orderBy(asc(codedLines.encounterId), asc(codedLines.sequence))
      .prepare(),
    asked: db
      .select()
      .from(queries)
      .where(and(ofEncounters(queries.encounterId), isNotNull(queries.sentAt)))
      .orderBy(asc(queries.sentAt), asc(queries.id))
      .prepare(),
    visits: visitsIn(db),
    claims: claimsIn(db),
    levels: db.select().from(stayLevels).where(ofEncounters(stayLevels.encounterId)).prepare(),
    reviews: reviewsIn(db),
  }))

/** What scorecards read of some encounters, in as many statements as there are tables. */
export async function readScorecardFacts(db: Db, ids: readonly string[]) {
  const read = statements(db)
  const wanted = { ids: JSON.stringify(ids) }
  const asked = read.asked.all(wanted)
  return {
    stays: await readStays(db, ids),
    attendings: read.attendings.all(wanted),
    lines: read.lines.all(wanted),
    asked,
    visits: read.visits.all(wanted),
    claims: read.claims.all(wanted),
    levels: read.levels.all(wanted),
    reviews: read.reviews.all(wanted),
    ...(await readLifeOf(
      db,
      asked.map(({ id }) => id),
    )),
  }
}

/** What grouping and counting need of some encounters, without their codes. */
export async function readStays(db: Db, ids: readonly string[]) {
  const list = prepared(db, 'stays', () =>
    db
      .select({
        id: encounters.id,
        facilityId: encounters.facilityId,
        class: encounters.class,
        startAt: encounters.startAt,
        endAt: encounters.endAt,
        disposition: encounters.disposition,
        codingState: encounters.codingState,
        encoderDrg: encounters.encoderDrg,
        payer: encounters.payer,
        birthOn: patients.birthOn,
        sex: patients.sex,
      })
      .from(encounters)
      .innerJoin(patients, eq(patients.id, encounters.patientId))
      .where(ofEncounters(encounters.id))
      .prepare(),
  )
  return list.all({ ids: JSON.stringify(ids) })
}

async function readLifeOf(db: Db, ids: string[]) {
  if (ids.length === 0) return { versions: [], events: [], signed: [], reconciled: [], notes: [] }
  const versions = await db
    .select({
      queryId: queryVersions.queryId,
      number: queryVersions.number,
      linesBefore: queryVersions.linesBefore,
      findings: queryVersions.findings,
    })
    .from(queryVersions)
    .where(inArray(queryVersions.queryId, ids))
    .orderBy(asc(queryVersions.queryId), asc(queryVersions.number))
  const events = await db
    .select({
      ...{ queryId: queryEvents.queryId, kind: queryEvents.kind },
      ...{ at: queryEvents.at, providerId: queryEvents.providerId },
    })
    .from(queryEvents)
    .where(and(inArray(queryEvents.queryId, ids), inArray(queryEvents.kind, ['sent', 'redirected', 'info-asked'])))
    .orderBy(asc(queryEvents.at))
  const signed = await db
    .select({
      queryId: answers.queryId,
      gist: answers.gist,
      signedAt: answers.signedAt,
      optionIds: answers.optionIds,
      words: answers.words,
    })
    .from(answers)
    .where(and(inArray(answers.queryId, ids), isNull(answers.takenBackAt)))
  const reconciled = await listReconciled(db, ids)
  return { versions, events, signed, reconciled, notes: await readLaterNotes(db, ids) }
}

/** Procedures of these encounters that carry a code of five digits, as levels of visits do. */
function visitsIn(db: Db) {
  const code = sql<string>`${procedures.coding} ->> 'code'`
  return db
    .select({ encounterId: sql<string>`${procedures.encounterId}`, code })
    .from(procedures)
    .where(and(ofEncounters(procedures.encounterId), sql`${code} glob '99[23][0-9][0-9]'`))
    .orderBy(asc(procedures.id))
    .prepare()
}

/** Claims about these encounters that the payer has answered. */
function claimsIn(db: Db) {
  const { encounterId, billedMonth, denial } = claims
  return db
    .select({ encounterId, billedMonth, denial })
    .from(claims)
    .where(and(ofEncounters(encounterId), eq(claims.isRemitted, true)))
    .orderBy(asc(claims.id))
    .prepare()
}

/** On which days who of documentation review opened the chart of each, or sent a query about it: the first moment of each day, in UTC. */
function reviewsIn(db: Db) {
  // The plus keeps the planner from walking every look at any chart.
  const text = `select encounter_id as encounterId, who as by, min(at) as at from (
      select on_id as encounter_id, who, at from audit_entries
        where +what = 'chart.viewed' and on_id in (select value from json_each(@ids))
      union all
      select encounter_id, author_id, sent_at from queries
        where sent_at is not null and encounter_id in (select value from json_each(@ids)))
    join users u on u.id = who and exists (select 1 from json_each(u.roles) where value = 'cdi')
    group by 1, 2, at / 86400000 order by 3, 2`
  return db.$client.prepare<[object], { encounterId: string; by: string; at: number }>(text)
}

/** Clinicians' notes of the same encounters that were written after an answer. */
async function readLaterNotes(db: Db, queryIds: string[]) {
  return db
    .select({ queryId: answers.queryId, text: documents.text })
    .from(answers)
    .innerJoin(queries, eq(queries.id, answers.queryId))
    .innerJoin(documents, eq(documents.encounterId, queries.encounterId))
    .where(
      and(
        inArray(answers.queryId, queryIds),
        isNull(answers.takenBackAt),
        eq(documents.authorRole, 'provider'),
        gt(documents.writtenAt, answers.signedAt),
      ),
    )
    .orderBy(asc(documents.writtenAt), asc(documents.id))
}

export type ScorecardFacts = Awaited<ReturnType<typeof readScorecardFacts>>
