import { and, desc, eq, gte, inArray, lt, lte, ne, or, sql } from 'drizzle-orm'
import type {
  ChartDocument,
  ChartProcedure,
  ChartResult,
  Encounter,
  EncounterProvider,
  Medication,
  Patient,
  Problem,
  Source,
} from '#app/domain/encounter/chart.ts'
import type { Facility, Provider } from '#app/domain/identity/provider.ts'
import type { EncounterRow } from '#app/domain/intake/rows.ts'
import type { Stay } from '#app/domain/intake/stay.ts'
import { addRows, upsertRows } from './bulk.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { keptWrite, keptWrites } from './kept-write.ts'
import {
  documents,
  encounterProviders,
  encounters,
  medications,
  patients,
  problems,
  procedures,
  results,
} from './schema/encounter.ts'
import { facilities, providers } from './schema/identity.ts'

export const savePatients = (rows: Patient[]): Write[] => upsertRows(patients, rows, { atOnce: true })
export const saveDocuments = (rows: ChartDocument[]): Write[] => upsertRows(documents, rows)
export const saveResults = (rows: ChartResult[]): Write[] => upsertRows(results, rows)
export const saveMedications = (rows: Medication[]): Write[] => upsertRows(medications, rows)
export const saveProcedures = (rows: ChartProcedure[]): Write[] => upsertRows(procedures, rows)
export const saveProblems = (rows: Problem[]): Write[] => upsertRows(problems, rows)

/** What administrators set on a provider or a facility stays; `addRoles` of db/additions.ts brings what roles say. */
export const saveProviders = (rows: Provider[]): Write[] =>
  upsertRows(providers, rows, { keeps: ['specialty', 'facilityIds'] })
export const saveFacilities = (rows: Facility[]): Write[] => upsertRows(facilities, rows, { keeps: ['timeZone'] })

/**
 * Coding, billing and queries of an encounter are left as they are; its version moves on, so that an open page is told. `sortNames` is how
 * the work list names the patients.
 */
export const saveEncounters = (rows: EncounterRow[], sortNames: ReadonlyMap<string, string>): Write[] =>
  upsertRows(encounters, rows, {
    leaves: ['team', 'isInactive'],
    adds: { sort_name: ({ patientId }) => sortNames.get(patientId) ?? '' },
    also: 'version = version + 1',
  })

/** The team of each encounter as a whole. */
export function saveTeams(encounterIds: string[], team: EncounterProvider[]): Write[] {
  if (encounterIds.length === 0) return []
  const leaving = 'delete from encounter_providers where encounter_id = ?'
  const ids = encounterIds.map((id) => [id])
  return [keptWrites(leaving, ids), ...addRows(encounterProviders, team)]
}

/** The work list's copy of a name follows the name. */
export const renameInWorklist = (patientId: string, sortName: string): Write =>
  lenient((tx) =>
    tx
      .update(encounters)
      .set({ sortName })
      .where(and(eq(encounters.patientId, patientId), ne(encounters.sortName, sortName))),
  )

/** An encounter that has not come yet begins, for the time being, with the first fact that names it. */
export const beginBy = (encounterId: string, at: Date): Write =>
  keptWrite('update encounters set start_at = ? where id = ? and start_at > ?', at.getTime(), encounterId, at.getTime())

/** Takes an encounter out of the active work list: planned, cancelled, entered in error. */
export const setInactive = (encounterId: string): Write =>
  lenient((tx) => tx.update(encounters).set({ nextStep: 'done' }).where(eq(encounters.id, encounterId)))

/** What is next follows from coding and queries again (`nextStepOf`). */
export const setNextStep = (encounterId: string): Write =>
  lenient((tx) =>
    tx
      .update(encounters)
      .set({
        nextStep: sql`case when answered_queries > 0 then 'reconcile' when open_queries > 0 then 'await-answer'
          when coding_state = 'uncoded' then 'code' when coding_state = 'working' then 'finish' else 'done' end`,
      })
      .where(eq(encounters.id, encounterId)),
  )

const FACTS = {
  document: documents,
  result: results,
  medication: medications,
  procedure: procedures,
  problem: problems,
} as const
export type FactKind = keyof typeof FACTS
export type KeptFact = { kind: FactKind; id: string; fact: Record<string, unknown> }

/** Returns the facts that a resource has in the chart: those of its own id and of its parts (`Observation/7#component-1`). */
export async function listFactsOf(db: Db, kind: FactKind, { system, id }: Source): Promise<KeptFact[]> {
  const table = FACTS[kind]
  const own = or(eq(table.sourceId, id), and(gte(table.sourceId, `${id}#`), lt(table.sourceId, `${id}$`)))
  const rows = await db
    .select()
    .from(table)
    .where(and(eq(table.sourceSystem, system), own))
  return rows.map((fact) => ({ kind, id: fact.id, fact }))
}

export const removeFacts = (kind: FactKind, ids: string[]): Write[] =>
  ids.length === 0 ? [] : [lenient((tx) => tx.delete(FACTS[kind]).where(inArray(FACTS[kind].id, ids)))]

/** Returns the stays of a patient that began by a moment, the latest first; at most 30. */
export async function listStays(db: Db, patientId: string, by: Date): Promise<Stay[]> {
  return db
    .select({ id: encounters.id, class: encounters.class, startAt: encounters.startAt, endAt: encounters.endAt })
    .from(encounters)
    .where(and(eq(encounters.patientId, patientId), lte(encounters.startAt, by)))
    .orderBy(desc(encounters.startAt), encounters.id)
    .limit(30)
}

/** Returns when an encounter began and ended, or null. */
export async function findStayDates(db: Db, id: string): Promise<Pick<Encounter, 'startAt' | 'endAt'> | null> {
  const [row] = await db
    .select({ startAt: encounters.startAt, endAt: encounters.endAt })
    .from(encounters)
    .where(eq(encounters.id, id))
    .limit(1)
  return row ?? null
}
