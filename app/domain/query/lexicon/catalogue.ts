import type { Composition } from './compositions.ts'
import capitals from './data/capitals.json'
import cardiac from './data/concepts/cardiac.json'
import commonConditions from './data/concepts/common-conditions.json'
import digestive from './data/concepts/digestive.json'
import infectionBloodCancer from './data/concepts/infection-blood-cancer.json'
import moreConditions from './data/concepts/more-conditions.json'
import neuroPsych from './data/concepts/neuro-psych.json'
import obstetricNewborn from './data/concepts/obstetric-newborn.json'
import outpatient from './data/concepts/outpatient.json'
import proceduresComplications from './data/concepts/procedures-complications.json'
import renalMetabolic from './data/concepts/renal-metabolic.json'
import respiratory from './data/concepts/respiratory.json'
import skinBoneInjury from './data/concepts/skin-bone-injury.json'
import substances from './data/concepts/substances.json'
import symptomsFindings from './data/concepts/symptoms-findings.json'
import type { AmbiguousWord, Concept, ConceptKind, Family } from './types.ts'

/** One data file of the lexicon: a clinical field, where its words come from, and its concepts, families and ambiguous words. */
export type ConceptFile = {
  field: string
  source: string
  concepts: { id: string; name: string; kind: string; synonyms: string[]; isA: string[]; icd10cm?: string[] }[]
  families: Family[]
  ambiguous: AmbiguousWord[]
  compositions: (Omit<Composition, 'kind'> & { kind: string })[]
}

const CONCEPT_FILES: readonly ConceptFile[] = [
  cardiac,
  commonConditions,
  digestive,
  infectionBloodCancer,
  moreConditions,
  neuroPsych,
  obstetricNewborn,
  outpatient,
  proceduresComplications,
  renalMetabolic,
  respiratory,
  skinBoneInjury,
  substances,
  symptomsFindings,
]
const KINDS: readonly ConceptKind[] = ['diagnosis', 'symptom', 'finding', 'procedure', 'device', 'drug', 'organism']

function kindOf(word: string): ConceptKind {
  const kind = KINDS.find((known) => known === word)
  if (!kind) throw new Error(`No such kind of concept: ${word}`)
  return kind
}

/** Every concept that is written out in the data files. */
export const LISTED: readonly Concept[] = CONCEPT_FILES.flatMap((file) =>
  file.concepts.map((concept) => ({ ...concept, kind: kindOf(concept.kind) })),
)
export const COMPOSITIONS: readonly Composition[] = CONCEPT_FILES.flatMap((file) =>
  file.compositions.map((composition) => ({ ...composition, kind: kindOf(composition.kind) })),
)
export const FAMILIES: readonly Family[] = CONCEPT_FILES.flatMap((file) => file.families)
export const AMBIGUOUS: readonly AmbiguousWord[] = CONCEPT_FILES.flatMap((file) => file.ambiguous)
/** Abbreviations that are words of English too, and so count only in capitals. */
export const CAPITALS: ReadonlySet<string> = new Set(capitals.words.map((word) => word.toLowerCase()))
