import type { Composition } from './compositions.ts'
import capitals from './data/capitals.json'
import cardiac from './data/concepts/cardiac.json'
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

const CONCEPT_FILES: readonly ConceptFile[] = [cardiac]
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
