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
import type { ClaimLine } from './fhir/facts.ts'

/** What intake knows of an encounter; coding, billing and queries are added by others. */
export type EncounterRow = Omit<Encounter, 'version' | 'payer' | 'billStatus' | 'codingState' | 'encoderDrg'> & {
  isInactive: boolean
  team: Omit<EncounterProvider, 'encounterId'>[]
}
export type ProviderRow = { id: string; source: Source; npi: string | null; name: string; specialty: string | null }
export type FacilityRow = { id: string; source: Source; name: string; timeZone: string | null }
/** What a claim says of its stay, kept with the claim: of several claims the latest speaks. */
export type BillRow = {
  encounterId: string
  payer: string | null
  drg: string | null
  billedAt: number | null
  lines: ClaimLine[]
}
/** What a role says of its provider, kept with the role. */
export type RoleRow = { providerId: string; facilityId: string | null; specialty: string | null }
/** What others show of a place or a drug. */
export type LabelRow = { name: string; facilityId: string | null; coding: Medication['coding'] }

/** One row for the chart, its references resolved. */
export type ChartRow =
  | { into: 'patients'; row: Patient }
  | { into: 'providers'; row: ProviderRow }
  | { into: 'facilities'; row: FacilityRow }
  | { into: 'encounters'; row: EncounterRow }
  | { into: 'documents'; row: ChartDocument }
  | { into: 'results'; row: ChartResult }
  | { into: 'medications'; row: Medication }
  | { into: 'procedures'; row: ChartProcedure }
  | { into: 'problems'; row: Problem }
  | { into: 'labels'; row: LabelRow }
  | { into: 'roles'; row: RoleRow }
  | { into: 'bills'; row: BillRow }
