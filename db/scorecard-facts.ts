import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from './client.ts'
import { codedLines, encounterProviders, encounters, patients } from './schema/encounter.ts'
import { answers, queries, queryEvents, queryVersions, reconciliations } from './schema/query.ts'

/** Which encounters these queries belong to. */
export async function encountersOfQueries(db: Db, queryIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: queries.id, encounterId: queries.encounterId })
    .from(queries)
    .where(inArray(queries.id, [...queryIds]))
  return new Map(rows.map(({ id, encounterId }) => [id, encounterId]))
}

/** What scorecards read of some encounters, in as many statements as there are tables. */
export async function readScorecardFacts(db: Db, ids: readonly string[]) {
  const wanted = [...ids]
  const stays = await db
    .select({
      id: encounters.id,
      facilityId: encounters.facilityId,
      class: encounters.class,
      startAt: encounters.startAt,
      endAt: encounters.endAt,
      disposition: encounters.disposition,
      codingState: encounters.codingState,
      encoderDrg: encounters.encoderDrg,
      birthOn: patients.birthOn,
      sex: patients.sex,
    })
    .from(encounters)
    .innerJoin(patients, eq(patients.id, encounters.patientId))
    .where(inArray(encounters.id, wanted))
  const attendings = await db
    .select({ encounterId: encounterProviders.encounterId, providerId: encounterProviders.providerId })
    .from(encounterProviders)
    .where(and(inArray(encounterProviders.encounterId, wanted), eq(encounterProviders.part, 'attending')))
    .orderBy(asc(encounterProviders.encounterId), asc(encounterProviders.providerId))
  const lines = await db
    .select({
      encounterId: codedLines.encounterId,
      code: codedLines.code,
      release: codedLines.release,
      position: codedLines.position,
      presentOnAdmission: codedLines.presentOnAdmission,
    })
    .from(codedLines)
    .where(inArray(codedLines.encounterId, wanted))
    .orderBy(asc(codedLines.encounterId), asc(codedLines.sequence))
  const asked = await db
    .select()
    .from(queries)
    .where(and(inArray(queries.encounterId, wanted), isNotNull(queries.sentAt)))
    .orderBy(asc(queries.sentAt), asc(queries.id))
  return {
    stays,
    attendings,
    lines,
    asked,
    ...(await readLifeOf(
      db,
      asked.map(({ id }) => id),
    )),
  }
}

async function readLifeOf(db: Db, ids: string[]) {
  if (ids.length === 0) return { versions: [], events: [], signed: [], reconciled: [] }
  const versions = await db
    .select({ queryId: queryVersions.queryId, number: queryVersions.number, linesBefore: queryVersions.linesBefore })
    .from(queryVersions)
    .where(inArray(queryVersions.queryId, ids))
    .orderBy(asc(queryVersions.queryId), asc(queryVersions.number))
  const events = await db
    .select({ queryId: queryEvents.queryId, kind: queryEvents.kind, at: queryEvents.at })
    .from(queryEvents)
    .where(and(inArray(queryEvents.queryId, ids), inArray(queryEvents.kind, ['redirected', 'info-asked'])))
    .orderBy(asc(queryEvents.at))
  const signed = await db
    .select({ queryId: answers.queryId, gist: answers.gist, signedAt: answers.signedAt })
    .from(answers)
    .where(and(inArray(answers.queryId, ids), isNull(answers.takenBackAt)))
  const reconciled = await db
    .select()
    .from(reconciliations)
    .where(inArray(reconciliations.queryId, ids))
    .orderBy(asc(reconciliations.at), asc(reconciliations.queryId))
  return { versions, events, signed, reconciled }
}

export type ScorecardFacts = Awaited<ReturnType<typeof readScorecardFacts>>
