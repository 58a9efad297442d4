/**
 * The official payment tables as rows: what the recognisers read, what `db/payment.ts` keeps and what the starter set carries
 * (`db/seed/starter/*.json` holds a `PaymentRows`). Codes are without the dot. Weights, factors, RVU and indices are integers
 * x 10,000, so that equality can be exact. A row that is not here is "not in the loaded table", never zero and never "non-CC".
 */

/** One MS-DRG. `drg` and `baseDrg` are three digits, `mdc` two ("PRE" of Table 5 is "00"). */
export type DrgRow = {
  drg: string
  mdc: string
  type: 'medical' | 'surgical' | 'ungroupable'
  /** The first DRG of its severity family; null where the source does not say (Table 5). */
  baseDrg: string | null
  title: string
  /** The weight that is paid (10 % cap applied), x 10,000; null for 998 and 999, which have none. */
  weightX10000: number | null
  /** Days x 10,000; null where the source has none. */
  meanStayX10000: number | null
}

/** A secondary diagnosis that counts as CC or MCC. */
export type SeverityRow = {
  code: string
  level: 'CC' | 'MCC'
  /** True: counts only where the patient did not die (CMS: the eight codes of cardiac arrest, shock and their like). */
  onlyIfAlive: boolean
}

/** The exclusion group that a principal diagnosis calls up. */
export type ExclusionPrincipalRow = { principal: string; group: number }
/** The secondary diagnoses that lose their level under that group. */
export type ExclusionGroupRow = { group: number; excluded: string[] }

/** The medical DRG of a principal diagnosis at each severity; `drgs` is null where the code cannot be principal. */
export type PrincipalRow = {
  code: string
  /** Null where the code cannot be principal. */
  mdc: string | null
  drgs: { none: string; cc: string; mcc: string } | null
}

/** What the Medicare Code Editor says of a diagnosis: "adult", "female", "manifestation", "ecodepdx", "unacceptable" ... */
export type EditRow = { code: string; flags: string[] }
/** A code of the editor's unspecified-code edit, with the days it holds (`endOn` null: still). */
export type UnspecifiedRow = { code: string; startOn: string; endOn: string | null }

export const HCC_MODELS = ['V24', 'V28'] as const
export type HccModel = (typeof HCC_MODELS)[number]
/** A code may map to two HCCs: two rows. `hcc` is the bare number, "38". */
export type HccMappingRow = { code: string; hcc: string; model: HccModel }
/** CMS's own name of a coefficient with its segment prefix: "CNA_HCC38", "CNA_F70_74", "INS_LTIMCAID". */
export type HccCoefficientRow = { name: string; factorX10000: number; model: HccModel }
export type HccHierarchyRow = { parent: string; dropped: string; model: HccModel }
export type HccLabelRow = { hcc: string; label: string; model: HccModel }

/** Relative value units of one code and modifier ("" for none), x 10,000. No descriptor: those are the AMA's. */
export type RvuRow = {
  code: string
  modifier: string
  status: string
  workX10000: number
  nonFacilityPeX10000: number
  facilityPeX10000: number
  malpracticeX10000: number
  /** Dollars x 10,000: "32.3465" is 323465. */
  conversionFactorX10000: number
}
/** Geographic indices of one locality, x 10,000. `locality` is unique only within `contractor` and `state`. */
export type GpciRow = {
  contractor: string
  state: string
  locality: string
  name: string
  workX10000: number
  practiceX10000: number
  malpracticeX10000: number
}
/** Table 1A (wage index > 1), 1B (<= 1) or 1D (capital) of the IPPS rule; cents. */
export type StandardAmountRow = {
  fiscalYear: number
  table: '1A' | '1B' | '1D'
  laborCents: number | null
  nonLaborCents: number | null
  totalCents: number
  /** "official table text", or what else the source says of itself. */
  confidence: string
}

/** Every kind of table, by the name under which it is released: `msdrg-drgs:43.1`, `hcc-mapping:2026`, `pfs-rvu:2025D`. */
export type PaymentRows = {
  'msdrg-drgs': DrgRow[]
  'msdrg-severity': SeverityRow[]
  'msdrg-exclusion-principals': ExclusionPrincipalRow[]
  'msdrg-exclusion-groups': ExclusionGroupRow[]
  'msdrg-principals': PrincipalRow[]
  'mce-edits': EditRow[]
  'mce-unspecified': UnspecifiedRow[]
  'hcc-mapping': HccMappingRow[]
  'hcc-coefficients': HccCoefficientRow[]
  'hcc-hierarchies': HccHierarchyRow[]
  'hcc-labels': HccLabelRow[]
  'pfs-rvu': RvuRow[]
  'pfs-gpci': GpciRow[]
  'ipps-amounts': StandardAmountRow[]
}
export type PaymentKind = keyof PaymentRows

/** One dated edition of one table. `startOn` and `endOn` are days, both included; `endOn` null means until the next one. */
export type PaymentRelease<K extends PaymentKind = PaymentKind> = {
  id: string
  kind: K
  startOn: string
  endOn: string | null
  source: string
  rows: PaymentRows[K]
}
