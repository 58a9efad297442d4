import type { ChartDocument } from '../../encounter/chart.ts'
import type { OptionRole, Purpose, QueryKind } from '../draft.ts'

export const TEMPLATE_FIELDS = [
  'inpatient',
  'surgical',
  'critical-care',
  'obstetric',
  'newborn',
  'behavioral',
  'outpatient',
  'evaluation-and-management',
  'present-on-admission',
  'conflict',
  'cause-and-effect',
  'clinical-validation',
  'procedure',
] as const
export type TemplateField = (typeof TEMPLATE_FIELDS)[number]

/** Options stand in one fixed order that no author changes (LEAD-OPTION): by severity from the least, by alphabet
 * (sorted anew when slots are filled), or by time. */
export const OPTION_ORDERS = ['severity-ascending', 'alphabetical', 'chronological', 'yes-first'] as const
export type OptionOrder = (typeof OPTION_ORDERS)[number]

/** Stands for the concept of an answer that is no diagnosis: a side, a depth, a time, a relation. It needs no support of its own. */
export const NOT_A_DIAGNOSIS = 'not-a-diagnosis'

export type TemplateOption = {
  text: string
  role: OptionRole
  /** The lexicon concept meant, where the words alone do not say; null reads it from the words. */
  concept: string | null
}

/** What fills a `{{name}}` in the title, the question or an option. */
export const SLOT_SOURCES = [
  'documented',
  'note',
  'medication',
  'procedure',
  'series',
  'admission-day',
  'author',
] as const
export type Slot = {
  name: string
  from: (typeof SLOT_SOURCES)[number]
  /** Diagnoses, drugs, procedures or results to look for; for `note` the name of the slot whose note is meant. Empty: any. */
  of: string[]
  /** Take the second, third ... distinct one (1 is the first). */
  nth: number
  /** What the author is asked for when the chart does not fill it. */
  hint: string
}

export const WISHES = ['results', 'medications', 'documents', 'procedures'] as const
/** Evidence the template looks for in the chart. */
export type EvidenceWish = {
  what: (typeof WISHES)[number]
  /** Parts of the name of a result, drug or procedure. */
  names: string[]
  loinc: string[]
  /** Words in a document; the sentence around them is quoted. */
  keywords: string[]
  /** Whose documents are quoted; empty: anyone's. */
  by: ChartDocument['authorRole'][]
  /** Results over this many days back from the latest, as one line; null takes the latest value alone. */
  series: number | null
  /** At most so many quotations, drugs or procedures. */
  most: number
  /** Without it the template does not fit the chart. */
  isRequired: boolean
  /** Only what bears on the diagnosis that a slot names: a template for several diagnoses asks for the results of each. */
  isAboutTerm: boolean
  /** Earlier encounters may be looked through, for a baseline. */
  mayBePrior: boolean
}

/** A question ready to be filled from a chart. The name is shown to providers and therefore neutral; the wording is our own. */
export type Template = {
  id: string
  name: string
  version: number
  field: TemplateField
  purpose: Purpose
  kind: QueryKind
  title: string
  question: string
  options: TemplateOption[]
  optionOrder: OptionOrder
  slots: Slot[]
  evidence: EvidenceWish[]
  /** Diagnoses of which one has to be documented before this may be asked; empty: none has to be. */
  documented: string[]
  /** Diagnoses that make the question pointless when one of them is documented; "*" is any diagnosis. */
  unless: string[]
  /** Who keeps it. */
  owner: string
  /** The day by which it has to be looked at again. */
  reviewOn: string
  /** Null until someone has approved this version. */
  approvedBy: string | null
}
