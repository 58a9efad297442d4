import type { ChartDocument } from '../../encounter/chart.ts'
import { assertionOf } from '../lexicon/assertion.ts'
import { isSameOrDeeper } from '../lexicon/hierarchy.ts'
import { mentionsIn } from '../lexicon/mentions.ts'
import type { Mention } from '../lexicon/types.ts'
import { seriesFor } from './evidence.ts'
import { dayOf, hasWords, type QueryChart, resultWords, standingOf } from './facts.ts'
import type { Slot } from './template.ts'

/** A diagnosis as a provider wrote it, with the note it stands in (null: it came with the encounter, without a note). */
export type DocumentedTerm = {
  words: string
  conceptId: string | null
  document: ChartDocument | null
  start: number
  end: number
}
export type FilledSlot = { words: string; term: DocumentedTerm | null }
const TOKEN = /\{\{\s*([a-z][a-z0-9-]*)\s*\}\}/g

/** Returns the names of the slots that a text uses. */
export function slotNamesIn(text: string): string[] {
  return [...text.matchAll(TOKEN)].flatMap((match) => match[1] ?? [])
}

/** Returns a text with its slots filled; a slot without words stays visible as `[hint]`, which the rules refuse to send. */
export function withSlots(text: string, slots: readonly Slot[], filled: ReadonlyMap<string, FilledSlot>): string {
  return text.replace(TOKEN, (token, name: string) => {
    const found = filled.get(name)
    if (found) return found.words
    const hint = slots.find((slot) => slot.name === name)?.hint
    return hint ? `[${hint}]` : token
  })
}

/** Returns what the chart says for each slot; one that it does not answer is not in the map. */
export function fillSlots(slots: readonly Slot[], chart: QueryChart): Map<string, FilledSlot> {
  const filled = new Map<string, FilledSlot>()
  for (const slot of slots) {
    const found = fillSlot(slot, chart, filled)
    if (found) filled.set(slot.name, found)
  }
  return filled
}

function fillSlot(slot: Slot, chart: QueryChart, filled: ReadonlyMap<string, FilledSlot>): FilledSlot | null {
  const words = (text: string | undefined): FilledSlot | null => (text ? { words: text, term: null } : null)
  switch (slot.from) {
    case 'documented': {
      const taken = new Set([...filled.values()].map(({ term }) => term?.conceptId))
      const free = termsDocumented(slot.of, chart).filter(
        ({ conceptId }) => conceptId === null || !taken.has(conceptId),
      )
      const term = distinctTerms(free)[slot.nth - 1]
      return term ? { words: term.words, term } : null
    }
    case 'note':
      return words(placeWords(filled.get(slot.of[0] ?? '')?.term ?? null, chart))
    case 'medication':
      return words(drugWords(slot, chart))
    case 'procedure':
      return words(procedureWords(slot, chart))
    case 'series':
      return words(seriesWords(slot, chart))
    case 'admission-day':
      return words(dayOf(chart.encounter.startAt, chart))
    case 'author':
      return null
    default: {
      const none: never = slot.from
      throw new Error(`Unexpected slot: ${none}`)
    }
  }
}

/** Facts of this encounter that a slot may name, with the part of the name that was looked for. */
function named<T extends { name: string; encounterId: string | null }>(
  facts: readonly T[],
  slot: Slot,
  chart: QueryChart,
): { fact: T; part: string | undefined } | undefined {
  const found = facts
    .filter(({ encounterId }) => standingOf({ encounterId, at: null }, chart) === 'now')
    .map((fact) => ({ fact, part: slot.of.find((part) => hasWords(fact.name, part)) }))
  return found.filter(({ part }) => slot.of.length === 0 || part !== undefined)[slot.nth - 1]
}

/** The drug alone, without the strength and form that records add to its name. */
function drugWords(slot: Slot, chart: QueryChart): string | undefined {
  const found = named(chart.medications, slot, chart)
  if (!found?.part) return found?.fact.name
  const start = found.fact.name.toLowerCase().indexOf(found.part.toLowerCase())
  return capitalised(found.fact.name.slice(start, start + found.part.length))
}

function procedureWords(slot: Slot, chart: QueryChart): string | undefined {
  const procedure = named(chart.procedures, slot, chart)?.fact
  if (!procedure) return undefined
  return `"${procedure.name}"${procedure.performedAt ? ` (${dayOf(procedure.performedAt, chart)})` : ''}`
}

/** Where a term stands: in a note, by its type, day and author, or in the problem list that was received. */
function placeWords(term: DocumentedTerm | null, chart: QueryChart): string | undefined {
  if (!term) return undefined
  const { document } = term
  if (!document) return 'problem list'
  const author = document.authorName ? ` (${document.authorName})` : ''
  return `${document.type.toLowerCase()} of ${dayOf(document.writtenAt, chart)}${author}`
}

/** Returns words with a capital at their start: an answer begins like its rivals. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function seriesWords(slot: Slot, chart: QueryChart): string | undefined {
  const series = seriesFor({ names: slot.of, loinc: [], series: 30, mayBePrior: false }, chart)
  return series.length > 0 ? series.map(resultWords).join('; ') : undefined
}

function distinctTerms(terms: readonly DocumentedTerm[]): DocumentedTerm[] {
  const seen = new Map<string, DocumentedTerm>()
  for (const term of terms) {
    const key = term.conceptId ?? term.words.toLowerCase()
    if (!seen.has(key)) seen.set(key, term)
  }
  return [...seen.values()]
}

/** Returns the mentions of the wanted diagnoses (or a more specific form) in providers' notes of this encounter, oldest first, then diagnoses received with it; denied, past and family mentions are left out. */
export function termsDocumented(wanted: readonly string[], chart: QueryChart): DocumentedTerm[] {
  const concepts = wanted.flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId))
  const isWanted = (conceptId: string) =>
    wanted.length === 0 || concepts.some((concept) => isSameOrDeeper(conceptId, concept))
  const noted = providerNotes(chart).flatMap((document) => {
    const found = diagnosesIn(document)
    const meant = found.filter(({ conceptId }) => isWanted(conceptId))
    const terms = meant
      .filter((mention) => !['negated', 'historical', 'family'].includes(assertionOf(document.text, mention)))
      .map(({ conceptId, start, end, words }) => ({ words, conceptId, document, start, end }))
    return terms.length > 0 ? terms : unknownTerms(wanted, concepts, document)
  })
  return [...noted, ...receivedTerms(wanted, isWanted, chart)]
}

/** Many templates read the same notes: a note's diagnoses are looked up once. */
const READ = new WeakMap<ChartDocument, Mention[]>()

function diagnosesIn(document: ChartDocument): Mention[] {
  const known = READ.get(document)
  if (known) return known
  const found = mentionsIn(document.text).filter(({ kind }) => kind === 'diagnosis')
  READ.set(document, found)
  return found
}

/** A wanted term that the lexicon does not have is looked for by its letters. */
function unknownTerms(
  wanted: readonly string[],
  concepts: readonly string[],
  document: ChartDocument,
): DocumentedTerm[] {
  if (concepts.length > 0) return []
  return wanted.flatMap((words) => {
    const start = document.text.toLowerCase().indexOf(words.toLowerCase())
    if (start < 0 || !hasWords(document.text, words)) return []
    const end = start + words.length
    return [{ words: document.text.slice(start, end), conceptId: null, document, start, end }]
  })
}

function receivedTerms(
  wanted: readonly string[],
  isWanted: (conceptId: string) => boolean,
  chart: QueryChart,
): DocumentedTerm[] {
  return chart.problems
    .filter(({ encounterId }) => encounterId === chart.encounter.id)
    .flatMap(({ name }) => {
      const mention = mentionsIn(name).find(({ kind, conceptId }) => kind === 'diagnosis' && isWanted(conceptId))
      if (!mention && !wanted.some((words) => hasWords(name, words))) return []
      return [{ words: name, conceptId: mention?.conceptId ?? null, document: null, start: 0, end: 0 }]
    })
}

function providerNotes(chart: QueryChart): ChartDocument[] {
  return chart.documents
    .filter(({ authorRole, encounterId }) => authorRole === 'provider' && encounterId === chart.encounter.id)
    .sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime())
}
