import { and, asc, desc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type {
  ChartDocument,
  ChartProcedure,
  ChartResult,
  CodedLine,
  Encounter,
  EncounterProvider,
  Medication,
  Patient,
  Problem,
} from '#app/domain/encounter/chart.ts'
import type { NextStep } from '#app/domain/encounter/next-step.ts'
import type { Facility, Provider } from '#app/domain/identity/provider.ts'
import type { Db } from './client.ts'
import { prepared } from './prepared.ts'
import {
  codedLines,
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

/** Turns the two source columns back into one source; leaves the digest out. */
function withSource<T extends { sourceSystem: string; sourceId: string; digest: string | null }>(row: T) {
  const { sourceSystem, sourceId, digest: _, ...rest } = row
  return { ...rest, source: { system: sourceSystem, id: sourceId } }
}

export type KeptEncounter = Encounter & {
  openQueries: number
  answeredQueries: number
  nextStep: NextStep
  assignedTo: string | null
}

export async function findEncounter(db: Db, id: string): Promise<KeptEncounter | null> {
  const [row] = await db.select().from(encounters).where(eq(encounters.id, id)).limit(1)
  if (!row) return null
  const { sortName: _, ...rest } = withSource(row)
  return rest
}

export async function findPatient(db: Db, id: string): Promise<Patient | null> {
  const [row] = await db.select().from(patients).where(eq(patients.id, id)).limit(1)
  return row ? withSource(row) : null
}

/** The patients of a record number: at the most two, since a second one already makes it nobody's. */
export async function findPatientsByRecord(db: Db, mrn: string): Promise<Patient[]> {
  const rows = await db.select().from(patients).where(eq(patients.mrn, mrn)).limit(2)
  return rows.map(withSource)
}

export async function findFacility(db: Db, id: string): Promise<Facility | null> {
  const [row] = await db.select().from(facilities).where(eq(facilities.id, id)).limit(1)
  return row ? withSource(row) : null
}

export async function listFacilities(db: Db): Promise<Facility[]> {
  const rows = await db.select().from(facilities).orderBy(asc(facilities.name)).limit(1000)
  return rows.map(withSource)
}

/** What a filter shows of them. */
export async function listFacilityNames(db: Db): Promise<{ id: string; name: string }[]> {
  const list = prepared(db, 'facility names', () =>
    db.$client.prepare<[], { id: string; name: string }>('select id, name from facilities order by name limit 1000'),
  )
  return list.all()
}

export async function findProvider(db: Db, id: string): Promise<Provider | null> {
  const [row] = await db.select().from(providers).where(eq(providers.id, id)).limit(1)
  return row ? withSource(row) : null
}

export type TreatingProvider = Provider & { part: EncounterProvider['part'] }
export async function listTreatingProviders(db: Db, encounterId: string): Promise<TreatingProvider[]> {
  const rows = await db
    .select({ provider: providers, part: encounterProviders.part })
    .from(encounterProviders)
    .innerJoin(providers, eq(providers.id, encounterProviders.providerId))
    .where(eq(encounterProviders.encounterId, encounterId))
  return rows.map(({ provider, part }) => ({ ...withSource(provider), part }))
}

export async function listDocuments(db: Db, encounterId: string): Promise<ChartDocument[]> {
  const rows = await db
    .select()
    .from(documents)
    .where(eq(documents.encounterId, encounterId))
    .orderBy(asc(documents.writtenAt))
  return rows.map(withSource)
}

export async function findDocument(db: Db, id: string): Promise<ChartDocument | null> {
  const [row] = await db.select().from(documents).where(eq(documents.id, id)).limit(1)
  return row ? withSource(row) : null
}

/** Facts of the encounter, and facts of the patient in its days that came without an encounter. */
export async function listResults(db: Db, e: Encounter): Promise<ChartResult[]> {
  const loose = and(
    eq(results.patientId, e.patientId),
    isNull(results.encounterId),
    gte(results.takenAt, e.startAt),
    e.endAt ? lte(results.takenAt, e.endAt) : undefined,
  )
  const rows = await db
    .select()
    .from(results)
    .where(or(eq(results.encounterId, e.id), loose))
    .orderBy(asc(results.takenAt))
  return rows.map(withSource)
}

export async function findResult(db: Db, id: string): Promise<ChartResult | null> {
  const [row] = await db.select().from(results).where(eq(results.id, id)).limit(1)
  return row ? withSource(row) : null
}

export async function listMedications(db: Db, encounterId: string): Promise<Medication[]> {
  const rows = await db
    .select()
    .from(medications)
    .where(eq(medications.encounterId, encounterId))
    .orderBy(asc(medications.startAt))
  return rows.map(withSource)
}

export async function listProcedures(db: Db, encounterId: string): Promise<ChartProcedure[]> {
  const rows = await db
    .select()
    .from(procedures)
    .where(eq(procedures.encounterId, encounterId))
    .orderBy(asc(procedures.performedAt))
  return rows.map(withSource)
}

/** The encounter's own problems and the patient's list as it came without an encounter. */
export async function listProblems(db: Db, e: Encounter): Promise<Problem[]> {
  const rows = await db
    .select()
    .from(problems)
    .where(or(eq(problems.encounterId, e.id), and(eq(problems.patientId, e.patientId), isNull(problems.encounterId))))
    .orderBy(desc(problems.recordedAt))
    .limit(300)
  return rows.map(withSource)
}

export async function listCodedLines(db: Db, encounterId: string): Promise<CodedLine[]> {
  return db.select().from(codedLines).where(eq(codedLines.encounterId, encounterId)).orderBy(asc(codedLines.sequence))
}

/** The patient's other encounters, newest first. */
export async function listOtherEncounters(db: Db, e: Encounter, limit = 12): Promise<KeptEncounter[]> {
  const rows = await db
    .select()
    .from(encounters)
    .where(and(eq(encounters.patientId, e.patientId)))
    .orderBy(desc(encounters.startAt))
    .limit(limit + 1)
  return rows.filter((row) => row.id !== e.id).map((row) => withSource(row))
}
