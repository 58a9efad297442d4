import type { Encounter } from '../../encounter/chart.ts'
import { documentedDiagnoses } from '../documented.ts'
import { bearingsOf } from '../lexicon/bearings.ts'
import { isSameOrDeeper } from '../lexicon/hierarchy.ts'
import { mentionsIn } from '../lexicon/mentions.ts'
import type { Bearing } from '../lexicon/types.ts'
import { clausesOf, evidenceFor, quotedSpan, seriesFor } from './evidence.ts'
import {
  drugMoment,
  type Evidence,
  medicationEvidence,
  procedureEvidence,
  type QueryChart,
  quotation,
  resultEvidence,
  standingOf,
} from './facts.ts'
import { fillSlots, termsDocumented } from './slots.ts'
import { offeredConcept, type Supports } from './strike-options.ts'
import type { Template } from './template.ts'

export type TemplateSuggestion = {
  templateId: string
  name: string
  /** How many of the template's wishes the chart fulfils, of how many. */
  found: number
  wished: number
  /** The documented term it would clarify, where there is one. */
  about: string | null
}

/**
 * Returns the templates that fit a chart, best first: their documented term is there, their required evidence is there, the findings make at least
 * one answer credible, and the record does not answer the question already.
 */
export function suggestTemplates(
  chart: QueryChart,
  templates: readonly Template[],
  { supports }: { supports: Supports },
): TemplateSuggestion[] {
  const known = new Set(
    documentedDiagnoses(
      chart.documents.filter(({ encounterId }) => encounterId === chart.encounter.id),
      chart.problems.filter(({ encounterId }) => encounterId === chart.encounter.id),
    ).flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId)),
  )
  return templates
    .flatMap((template) => suggestionOf(template, chart, { known, supports }) ?? [])
    .sort((a, b) => b.found / b.wished - a.found / a.wished || b.found - a.found || (a.name < b.name ? -1 : 1))
}

function suggestionOf(
  template: Template,
  chart: QueryChart,
  { known, supports }: { known: ReadonlySet<string>; supports: Supports },
): TemplateSuggestion | null {
  if (!fitsClass(template, chart) || isPointless(template, known)) return null
  const term = template.documented.length > 0 ? termsDocumented(template.documented, chart)[0] : undefined
  if (template.documented.length > 0 && !term) return null
  if (isAnswered(template, known) || hasOpenSlot(template, chart)) return null
  const evidence = template.evidence.map((wish) => ({ wish, found: evidenceFor(wish, chart) }))
  if (evidence.some(({ wish, found }) => wish.isRequired && found.length === 0)) return null
  const texts = evidence.flatMap(({ found }) => found.filter(({ isPrior }) => !isPrior).map(({ text }) => text))
  if (!hasCredibleAnswer(template, texts, supports) || !hasDoubt(template, term?.conceptId ?? null, texts)) return null
  const met = evidence.filter(({ found }) => found.length > 0).length
  if (met === 0 && !term) return null
  return {
    templateId: template.id,
    name: template.name,
    found: met,
    wished: evidence.length,
    about: term?.words ?? null,
  }
}

const VISITS: readonly Encounter['class'][] = ['outpatient', 'virtual', 'home', 'emergency', 'other']

/** What is asked of a visit is not asked of a stay; present on admission is asked of inpatients only. */
function fitsClass({ field }: Template, { encounter }: QueryChart): boolean {
  if (field === 'outpatient' || field === 'evaluation-and-management') return VISITS.includes(encounter.class)
  return field !== 'present-on-admission' || encounter.class === 'inpatient'
}

function isPointless({ unless }: Template, known: ReadonlySet<string>): boolean {
  if (unless.includes('*')) return known.size > 0
  const answers = unless.flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId))
  return [...known].some((documented) => answers.some((answer) => isSameOrDeeper(documented, answer)))
}

/** Normal values raise no question: without a documented term an answer has to be carried by the findings, unless nobody can judge any of them. */
function hasCredibleAnswer(template: Template, texts: readonly string[], supports: Supports): boolean {
  const asksForDiagnosis = template.purpose === 'new-diagnosis' || template.purpose === 'specificity'
  if (!asksForDiagnosis || template.documented.length > 0 || template.kind === 'open-ended') return true
  const verdicts = template.options.flatMap((option) => {
    const concept = offeredConcept(option)
    return concept === null ? [] : [supports(concept, texts)]
  })
  return verdicts.includes('supported') || verdicts.every((verdict) => verdict === 'not-mapped')
}

/** A documented diagnosis is put in question only where a finding speaks against it. */
function hasDoubt(template: Template, conceptId: string | null, texts: readonly string[]): boolean {
  if (template.purpose !== 'clinical-validation') return true
  if (conceptId === null) return false
  return texts
    .flatMap(bearingsOf)
    .some((bearing) => bearing.direction === 'against' && isSameOrDeeper(conceptId, bearing.conceptId))
}

/** A template that the chart cannot fill, or only its author can, is for choosing, not for suggesting. */
function hasOpenSlot({ slots }: Template, chart: QueryChart): boolean {
  const filled = fillSlots(slots, chart)
  return slots.some(({ name, from }) => from !== 'note' && !filled.has(name))
}

/** A new diagnosis or a detail is not asked for when the record names one of the answers (COMPLIANCE.md NEED). */
function isAnswered(template: Template, known: ReadonlySet<string>): boolean {
  if (template.purpose !== 'new-diagnosis' && template.purpose !== 'specificity') return false
  const asked = template.documented.flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId))
  return template.options.some((option) => {
    const concept = offeredConcept(option)
    if (concept === null || asked.some((general) => isSameOrDeeper(general, concept))) return false
    return [...known].some((documented) => isSameOrDeeper(documented, concept))
  })
}

export type Sided = { evidence: Evidence; conceptId: string; strength: Bearing['strength'] }
export type SidedEvidence = { speaksFor: Sided[]; speaksAgainst: Sided[] }

/** Most quotations a side shows: the strong ones first, the latest of them first. */
const MOST_A_SIDE = 12
const LOOK_BACK_DAYS = 30

/** Returns what in the chart speaks for and against the concepts in question, so that an author sees both sides; strong findings first. Only this encounter is searched. */
export function suggestEvidence(conceptIds: readonly string[], chart: QueryChart): SidedEvidence {
  const sides: SidedEvidence = { speaksFor: [], speaksAgainst: [] }
  for (const evidence of everyFact(chart)) {
    for (const bearing of bearingsOf(evidence.text)) {
      const conceptId = conceptIds.find((id) => isSameOrDeeper(id, bearing.conceptId))
      if (conceptId === undefined) continue
      const side = bearing.direction === 'for' ? sides.speaksFor : sides.speaksAgainst
      if (!side.some((other) => other.evidence === evidence && other.conceptId === conceptId))
        side.push({ evidence, conceptId, strength: bearing.strength })
    }
  }
  return { speaksFor: ranked(sides.speaksFor), speaksAgainst: ranked(sides.speaksAgainst) }
}

function ranked(side: readonly Sided[]): Sided[] {
  const weight = { strong: 0, weak: 1 }
  return [...side]
    .sort((a, b) => weight[a.strength] - weight[b.strength] || (b.evidence.at ?? '').localeCompare(a.evidence.at ?? ''))
    .slice(0, MOST_A_SIDE)
}

function everyFact(chart: QueryChart): Evidence[] {
  const names = [...new Set(chart.results.map(({ name }) => name))]
  const results = names.flatMap((name) =>
    seriesFor({ names: [name], loinc: [], series: LOOK_BACK_DAYS, mayBePrior: false }, chart)
      .filter((series) => series.every((result) => result.name === name))
      .flatMap((series) => resultEvidence(series, chart) ?? []),
  )
  const quoted = chart.documents
    .filter(({ encounterId }) => encounterId === chart.encounter.id)
    .flatMap((document) =>
      clausesOf(document.text).map((sentence) => {
        const span = quotedSpan(document.text, sentence, sentence.start)
        return quotation(document, span.start, span.end, chart)
      }),
    )
    .filter(({ text }) => text !== '')
  const drugs = chart.medications
    .filter((drug) => standingOf({ encounterId: drug.encounterId, at: drugMoment(drug) }, chart) === 'now')
    .map((medication) => medicationEvidence(medication, chart))
  const deeds = chart.procedures
    .filter(({ encounterId, performedAt }) => standingOf({ encounterId, at: performedAt }, chart) === 'now')
    .map((procedure) => procedureEvidence(procedure, chart))
  return [...results, ...quoted, ...drugs, ...deeds]
}
