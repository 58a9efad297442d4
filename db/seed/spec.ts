import type { ChartDocument, EncounterClass } from '#app/domain/encounter/chart.ts'
import type { OptionRole, Purpose, QueryKind } from '#app/domain/query/draft.ts'

/** Arrays "by phase" hold the words for admission, the middle of the stay and its end; the last one holds on. */
export type ByPhase = readonly string[]
export type System = 'general' | 'neck' | 'heart' | 'lungs' | 'abdomen' | 'extremities' | 'neuro' | 'skin'

/** `days` counts from 0, the day of arrival; `to` null means through discharge (and home, where `home` says so). */
export type MedicationSpec = {
  name: string
  dose: string
  route: string
  from: number
  to: number | null
  home?: 'before' | 'after' | 'both'
}

export type NoteSpec = {
  type: string
  role: ChartDocument['authorRole']
  /** Day of the stay; a negative day counts back from discharge (-1 is the day before it). */
  day: number
  /** Specialty of the consultant where a provider writes. */
  by?: string
  lines: readonly string[]
}

/** `on` names the evidence that supports the option; `when` is a mark or words that the chart must have for it to be offered at all. */
export type OptionSpec = {
  role: OptionRole
  words: string
  codes?: readonly string[]
  on?: readonly string[]
  when?: string
}

export type QuerySpec = {
  kind: QueryKind
  purpose: Purpose
  title: string
  question: string
  options: readonly OptionSpec[]
  /** Marks ("echo"), or results ("result:cr@0", "result:cr@max", "result:cr@last"). Those that the chart lacks are left out. */
  evidence: readonly string[]
  /** Words of the option that is true of this patient; slots allowed. */
  truth: string
  /** Words that the record has, for the rules ("heart failure"). The vague term of the note when absent. */
  documented?: readonly string[]
  /** Asked whether or not the provider was vague: conflicts and validations. */
  always?: boolean
}

/** One clinical problem: what it does to the patient, what is written about it in vague and in exact words, and what is asked. */
export type ProblemSpec = {
  id: string
  /** Diagnosis family, for habits, education and scorecards. */
  family: string
  /** Relative frequency as the reason for an encounter; 0 where it only comes along with another. */
  share: number
  specialties: readonly string[]
  class?: EncounterClass
  sex?: 'female' | 'male'
  ages: readonly [number, number]
  nights: readonly [number, number]
  /** Further problems by id, with the probability that they come along. */
  along?: Readonly<Record<string, number>>
  /** Long-standing conditions that this patient has, or cannot have. */
  has?: readonly string[]
  hasNot?: readonly string[]
  reason: readonly string[]
  /** One set of facts is picked: side, type, organism ... */
  variants?: readonly Readonly<Record<string, string>>[]
  /** Further facts: a wording template, or a number as "#25-38" or "#1.2-1.9/1". */
  slots?: Readonly<Record<string, string>>
  /** Values by day as ranges: "1.9-2.4 2.6-3.3". One place in the range is drawn per patient. */
  labs?: Readonly<Record<string, string>>
  hpi: readonly string[]
  /** What the history says of the problem where another one is the reason for the stay. */
  aside?: readonly string[]
  pmh?: readonly string[]
  interval?: ByPhase
  exam?: Partial<Record<System, ByPhase>>
  nursing?: ByPhase
  medications?: readonly MedicationSpec[]
  procedures?: readonly { name: string; day: number; hour: number }[]
  notes?: readonly NoteSpec[]
  terms: { vague: readonly string[]; exact: readonly string[] }
  plan: ByPhase
  course: string
  /** Codes of the problem, the first is its own; ":N" marks what was not present on admission. `always` stands beside both. */
  codes: { vague: readonly string[]; exact: readonly string[]; always?: readonly string[] }
  query?: QuerySpec
  /** Comes in for surgery in the morning. */
  isElective?: boolean
  /** What the stay was for, where the problem itself came later. */
  companion?: string
  encoderDrg?: string
  disposition?: readonly string[]
}
