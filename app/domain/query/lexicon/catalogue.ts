import cardiac from './data/concepts/cardiac.json'
import type { AmbiguousWord, Concept, ConceptKind, Family } from './types.ts'

/** One data file of the lexicon: a clinical field, where its words come from, and its concepts, families and ambiguous words. */
export type ConceptFile = {
  field: string
  source: string
  concepts: { id: string; name: string; kind: string; synonyms: string[]; isA: string[]; icd10cm?: string[] }[]
  families: Family[]
  ambiguous: AmbiguousWord[]
}

const FILES: readonly ConceptFile[] = [cardiac]
const KINDS: readonly ConceptKind[] = ['diagnosis', 'symptom', 'finding', 'procedure', 'device', 'drug', 'organism']

function kindOf(word: string): ConceptKind {
  const kind = KINDS.find((known) => known === word)
  if (!kind) throw new Error(`No such kind of concept: ${word}`)
  return kind
}

/** Every concept that is written out in the data files. */
export const LISTED: readonly Concept[] = FILES.flatMap((file) =>
  file.concepts.map((concept) => ({ ...concept, kind: kindOf(concept.kind) })),
)
export const FAMILIES: readonly Family[] = FILES.flatMap((file) => file.families)
export const AMBIGUOUS: readonly AmbiguousWord[] = FILES.flatMap((file) => file.ambiguous)
