/**
 * The chart as Addendum keeps it. Moments are UTC `Date`s, days are `YYYY-MM-DD` strings. `source` is where a fact came from:
 * the sending system and its own id, so that a second import of the same fact changes nothing.
 */
export type Source = { system: string; id: string }
/** A code as it was received, never translated in place. */
export type Coding = { system: string; code: string; display: string | null }

export type Patient = {
  id: string
  source: Source
  mrn: string | null
  familyName: string
  givenName: string
  birthOn: string | null
  sex: 'female' | 'male' | 'other' | 'unknown'
  deceasedOn: string | null
  isRestricted: boolean
}

export const ENCOUNTER_CLASSES = [
  'inpatient',
  'emergency',
  'observation',
  'outpatient',
  'virtual',
  'home',
  'other',
] as const
export type EncounterClass = (typeof ENCOUNTER_CLASSES)[number]
export type CodingState = 'uncoded' | 'working' | 'final'
export type BillStatus = 'unbilled' | 'billed'

export type Encounter = {
  id: string
  version: number
  source: Source
  patientId: string
  facilityId: string | null
  class: EncounterClass
  service: string | null
  unit: string | null
  reason: string | null
  startAt: Date
  endAt: Date | null
  disposition: string | null
  payer: string | null
  billStatus: BillStatus
  codingState: CodingState
  /** The MS-DRG that the site's encoder assigned, when it was sent (surgical stays are never grouped here). */
  encoderDrg: string | null
}

export const PROVIDER_PARTS = ['attending', 'consultant', 'resident', 'surgeon', 'referrer', 'other'] as const
export type EncounterProvider = { encounterId: string; providerId: string; part: (typeof PROVIDER_PARTS)[number] }

export type ChartDocument = {
  id: string
  source: Source
  encounterId: string
  patientId: string
  /** "History and physical", "Progress note", "Discharge summary", "Nursing flowsheet", "Pathology report" ... */
  type: string
  typeCoding: Coding | null
  authorId: string | null
  /** As shown: "Dr. A. Osei, Cardiology" or "R. Hale, RN". */
  authorName: string | null
  authorRole: 'provider' | 'nurse' | 'dietitian' | 'therapist' | 'pathologist' | 'radiologist' | 'other'
  writtenAt: Date
  /** Plain text; HTML and RTF are stripped at intake. */
  text: string
}

export type ChartResult = {
  id: string
  source: Source
  encounterId: string | null
  patientId: string
  kind: 'laboratory' | 'vital-sign' | 'imaging' | 'procedure' | 'social' | 'other'
  name: string
  coding: Coding | null
  /** A number where there is one, with its unit; else the words. */
  value: number | null
  unit: string | null
  words: string | null
  referenceLow: number | null
  referenceHigh: number | null
  flag: string | null
  takenAt: Date
}

export type Medication = {
  id: string
  source: Source
  encounterId: string | null
  patientId: string
  name: string
  coding: Coding | null
  dose: string | null
  route: string | null
  status: string
  startAt: Date | null
  endAt: Date | null
}

export type ChartProcedure = {
  id: string
  source: Source
  encounterId: string | null
  patientId: string
  name: string
  coding: Coding | null
  performedAt: Date | null
}

export type Problem = {
  id: string
  source: Source
  encounterId: string | null
  patientId: string
  name: string
  codings: Coding[]
  category: 'problem-list-item' | 'encounter-diagnosis' | 'claim-diagnosis' | 'health-concern' | 'other'
  clinicalStatus: string | null
  onsetAt: Date | null
  recordedAt: Date | null
}

export const POA_INDICATORS = ['Y', 'N', 'U', 'W', '1'] as const
export type PresentOnAdmission = (typeof POA_INDICATORS)[number]

/** One coded line of an encounter. Codes are kept without the dot. */
export type CodedLine = {
  id: string
  encounterId: string
  code: string
  release: string
  position: 'principal' | 'secondary'
  sequence: number
  presentOnAdmission: PresentOnAdmission | null
  stage: 'working' | 'final'
  codedBy: string
  codedAt: Date
}
