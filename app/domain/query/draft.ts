export const QUERY_KINDS = ['multiple-choice', 'yes-no', 'open-ended'] as const
export type QueryKind = (typeof QUERY_KINDS)[number]
export const PURPOSES = [
  'new-diagnosis',
  'specificity',
  'cause-effect',
  'conflict',
  'poa',
  'clinical-validation',
  'procedure',
  'other',
] as const
export type Purpose = (typeof PURPOSES)[number]
export const OPTION_ROLES = ['diagnosis', 'other', 'undetermined', 'not-significant', 'ruled-out', 'yes', 'no'] as const
export type OptionRole = (typeof OPTION_ROLES)[number]

/** What the checker is given of an indicator. `date` is a day or a moment as text; a date before the encounter, or a source that says "prior encounter", is prior. */
export type DraftIndicator = { text: string; source: string; date: string | null }

/**
 * A query as the compliance rules see it: the words and nothing else. The same shape comes from the compose page, a template, a verbal
 * record and a file of `query check`. Options are their words; roles are inferred from them unless `optionRoles` says.
 */
export type Draft = {
  id: string
  kind: QueryKind
  title: string
  question: string
  options: string[]
  optionRoles?: (OptionRole | null)[]
  /** Per option, the numbers (from 0) of the indicators that the author linked to it. */
  supportedBy?: number[][]
  indicators: DraftIndicator[]
  /** As the record has them now; "(pathology report)" behind one marks its origin, "possible ..." counts as documented. */
  documentedDiagnoses: string[]
  encounterStart: string | null
  purpose?: Purpose
  recipientPart?: 'attending' | 'consultant' | 'resident' | 'surgeon' | 'other'
}

export const SEVERITIES = ['error', 'warn', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]
/** What a rule found. `where` is "title", "question", "option 2", "indicator 1", "options" or "indicators"; `excerpt` is the words. */
export type Finding = { rule: string; severity: Severity; where: string; excerpt: string; why: string }
export type CheckResult = {
  /** False when any finding is an error. */
  compliant: boolean
  findings: Finding[]
  /** What could not be judged, in words: a concept that is not in the lexicon or the indicator map. Never silently "passed". */
  notChecked: string[]
  ruleSet: string
}
