import type { Coding } from '#app/domain/encounter/chart.ts'
import { type Node, nodeAt, nodesAt, wordsAt } from './node.ts'

export const LOINC = 'http://loinc.org'
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const ICD10CM = ['http://hl7.org/fhir/sid/icd-10-cm', 'urn:oid:2.16.840.1.113883.6.90']

/** Returns the codings of a CodeableConcept as they came, in their order; those without a code are left out. */
export function codingsOf(concept: Node | null): Coding[] {
  return nodesAt(concept, 'coding').flatMap((coding) => {
    const code = wordsAt(coding, 'code')
    return code === null ? [] : { system: wordsAt(coding, 'system') ?? '', code, display: wordsAt(coding, 'display') }
  })
}

/** Returns the coding to show: what the user chose, else the first of the wanted system, else the first; null when there is none. */
export function codingOf(concept: Node | null, wanted: string): Coding | null {
  const codings = codingsOf(concept)
  const chosen = nodesAt(concept, 'coding').find((coding) => coding.userSelected === true)
  const chosenCode = wordsAt(chosen ?? null, 'code')
  return (
    codings.find((coding) => coding.code === chosenCode) ??
    codings.find((coding) => coding.system === wanted) ??
    codings[0] ??
    null
  )
}

/** Returns the words of a CodeableConcept: its text, else the first display, else the first code; null when it says nothing. */
export function wordsOf(concept: Node | null): string | null {
  const text = wordsAt(concept, 'text')
  if (text !== null) return text
  const codings = codingsOf(concept)
  return codings.find((coding) => coding.display !== null)?.display ?? codings[0]?.code ?? null
}

/** Returns the words of the first concept under a name that has any. */
export function wordsUnder(node: Node, name: string): string | null {
  for (const concept of nodesAt(node, name)) {
    const words = wordsOf(concept)
    if (words !== null) return words
  }
  return null
}

/** Returns every code under a name, of any system, in lower case: for the small closed value sets of FHIR. */
export function codesUnder(node: Node | null, name: string): string[] {
  return nodesAt(node, name)
    .flatMap((concept) => codingsOf(concept))
    .map((coding) => coding.code.toLowerCase())
}

/** Returns "12.5 mg", with the comparator in front ("< 5 mg"), or null when there is no number. */
export function quantityWords(quantity: Node | null): string | null {
  const value = quantity?.value
  if (typeof value !== 'number') return null
  return [wordsAt(quantity, 'comparator'), String(value), unitOf(quantity)].filter((part) => part !== null).join(' ')
}

/** Returns the unit as people read it, else its UCUM code. */
export const unitOf = (quantity: Node | null): string | null => wordsAt(quantity, 'unit') ?? wordsAt(quantity, 'code')

/** Returns the words of the notes (Annotation) under a name, one below the other; null when there are none. */
export function notesUnder(node: Node, name: string): string | null {
  const notes = nodesAt(node, name).flatMap((note) => wordsAt(note, 'text') ?? [])
  return notes.length === 0 ? null : notes.join(' ')
}

/** Returns the first object found under one of several names: choice elements such as `medication[x]` as R4 and R5 write them. */
export function firstNodeAt(node: Node, names: readonly string[]): Node | null {
  for (const name of names) {
    const found = nodeAt(node, name)
    if (found) return found
  }
  return null
}
