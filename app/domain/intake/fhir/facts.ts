import type {
  ChartDocument,
  ChartProcedure,
  ChartResult,
  Encounter,
  EncounterProvider,
  Medication,
  Patient,
  PresentOnAdmission,
  Problem,
} from '#app/domain/encounter/chart.ts'
import type { Key, Reference } from './reference.ts'

/** Where a fact stands: whose it is and in which stay, as the sender wrote it. `at` finds the stay when none is named. */
export type Place = { patient: Reference; encounter: Reference | null; at: Date | null }
/** `part` tells apart the facts of one resource (the two pressures of a blood pressure); empty for the only one. */
type Part = { part: string }
type Bare<T> = Omit<T, 'id' | 'source' | 'encounterId' | 'patientId'>

export type PatientFact = { kind: 'patient' } & Omit<Patient, 'id' | 'source'>
export type ProviderFact = { kind: 'provider'; npi: string | null; name: string; specialty: string | null }
/** `timeZone` as far as the address tells it. */
export type FacilityFact = { kind: 'facility'; name: string; timeZone: string | null }
/** What a PractitionerRole adds to its provider. */
export type RoleFact = { kind: 'role'; provider: Reference; facility: Reference | null; specialty: string | null }
/** A ward, a room or a whole building; `facility` is who runs it. */
export type PlaceFact = { kind: 'place'; name: string; facility: Reference | null }
/** A drug by name, for the orders that refer to it. */
export type DrugFact = { kind: 'drug'; name: string; coding: Medication['coding'] }

export type EncounterFact = {
  kind: 'encounter'
  patient: Reference
  facility: Reference | null
  /** Where it took place, the latest first; `unitName` is what the sender called it. */
  place: Reference | null
  unitName: string | null
  /** Planned, cancelled or entered in error: it stands in the chart, but nobody has work with it. */
  isInactive: boolean
  participants: { provider: Reference; part: EncounterProvider['part'] }[]
} & Pick<Encounter, 'class' | 'service' | 'reason' | 'startAt' | 'endAt' | 'disposition'>

/** An undated document is dated by its stay, once that is known. */
export type DocumentFact = { kind: 'document'; author: Reference | null; writtenAt: Date | null } & Place &
  Part &
  Omit<Bare<ChartDocument>, 'authorId' | 'writtenAt'>
export type ResultFact = { kind: 'result' } & Place &
  Part &
  Omit<Bare<ChartResult>, 'kind'> & { group: ChartResult['kind'] }
export type MedicationFact = { kind: 'medication'; drug: Reference | null } & Place & Part & Bare<Medication>
export type ProcedureFact = { kind: 'procedure' } & Place & Part & Bare<ChartProcedure>
export type ProblemFact = { kind: 'problem' } & Place & Part & Bare<Problem>

export type ClaimLine = {
  code: string
  sequence: number
  isPrincipal: boolean
  presentOnAdmission: PresentOnAdmission | null
}
/** What a bill says about the stay. `lines` are its ICD-10-CM codes without the dot. */
export type ClaimFact = {
  kind: 'claim'
  patient: Reference
  encounter: Reference
  payer: string | null
  drg: string | null
  billedAt: Date | null
  lines: ClaimLine[]
}

export type Fact =
  | PatientFact
  | ProviderFact
  | FacilityFact
  | RoleFact
  | PlaceFact
  | DrugFact
  | EncounterFact
  | DocumentFact
  | ResultFact
  | MedicationFact
  | ProcedureFact
  | ProblemFact
  | ClaimFact

/**
 * One resource, read. `kept` has facts for the chart; `withdrawn` was marked as entered in error (its facts leave the chart);
 * `counted` is of a type, or in a state, of which the chart keeps nothing.
 */
export type Received = {
  key: Key
  /** When the sender last touched the resource: an older copy that comes late must not undo a newer one. */
  touchedAt: Date | null
  state: 'kept' | 'withdrawn' | 'counted'
  identifiers: Key[]
  facts: Fact[]
}

/** Why a resource could not be kept. The sentences are in `fault-words.ts`; none of them can hold PHI. */
export type FaultWord =
  | 'not-a-resource'
  | 'no-id'
  | 'no-patient'
  | 'no-start'
  | 'no-time'
  | 'no-name'
  | 'no-practitioner'
  | 'no-attachment'
  | 'attachment-elsewhere'
  | 'attachment-empty'
  | 'attachment-not-text'
  | 'attachment-not-base64'
  | 'attachment-not-in-its-charset'
