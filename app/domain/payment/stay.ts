import type { PresentOnAdmission } from '#app/domain/encounter/chart.ts'

/** What the grouper is told of an inpatient stay. Codes may carry a dot. */
export type Stay = {
  principal: string
  secondary: readonly { code: string; presentOnAdmission?: PresentOnAdmission | null }[]
  ageYears: number | null
  sex: 'female' | 'male' | null
  /** UB-04 patient status, two digits ("01" home, "07" left against advice, "20" died); null while the patient is in house. */
  disposition: string | null
  /** The MS-DRG of the site's encoder; taken for a surgical stay, which is never grouped here. */
  encoderDrg?: string | null
  /** True where operating-room or other procedures that may move the DRG are coded: the medical logic alone cannot answer then. */
  hasProcedures?: boolean
}

export type SeverityLevel = 'MCC' | 'CC' | 'NON_CC'
/** Why a secondary diagnosis that is CC or MCC does not count. */
export type Uncounted =
  | 'excluded-by-principal'
  | 'patient-died'
  | 'same-as-principal'
  | 'repeated'
  | 'defines-the-group'
export type JudgedSecondary = {
  code: string
  /** "not-in-table" is not "NON_CC": the loaded table knows nothing of the code. */
  level: SeverityLevel | 'not-in-table'
  counts: boolean
  why: Uncounted | null
}

/** Why no DRG is given. */
export type NotGrouped =
  | 'not-loaded'
  | 'principal-not-in-table'
  | 'procedures-need-encoder'
  | 'delivery-needs-procedures'
  | 'newborn-needs-problem-lists'
  | 'hiv-needs-related-list'
  | 'inhalation-needs-list'
/** What the reader of a DRG must know of it. */
export type GroupingNote =
  | 'by-encoder'
  | 'expired'
  | 'left-against-advice'
  | 'newborn-died-or-transferred'
  | 'clot-dissolved-elsewhere'
  | 'acute-leukemia-with-chemotherapy'
  | 'extensive-burn'
  | 'full-thickness-burn'
  | 'multiple-trauma'
  | 'multiple-trauma-possible'
  | 'by-sex'
  | 'cannot-be-principal'
  | 'unacceptable-principal'
  | 'alive-assumed'
  | 'hospital-acquired-not-checked'

export type Grouping = {
  drg: string | null
  mdc: string | null
  /** The severity that the DRG stands for: in a family that knows only "with MCC" and "without", a CC is NON_CC. Null without a DRG. */
  severity: SeverityLevel | null
  /** Null where the DRG has no weight or is not in the loaded table: never zero. */
  weightX10000: number | null
  secondary: JudgedSecondary[]
  notGrouped: NotGrouped | null
  notes: GroupingNote[]
}
