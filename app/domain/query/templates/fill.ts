import { documentedDiagnoses } from '../documented.ts'
import type { Draft } from '../draft.ts'
import { assertionOf } from '../lexicon/assertion.ts'
import { bearingsOf } from '../lexicon/bearings.ts'
import { isSameOrDeeper } from '../lexicon/hierarchy.ts'
import { mentionsIn } from '../lexicon/mentions.ts'
import type { Indicator, QueryOption, Wording } from '../query.ts'
import { clausesOf, evidenceFor, quotedSpan } from './evidence.ts'
import { type Evidence, type QueryChart, quotation } from './facts.ts'
import type { Check } from './lint.ts'
import { capitalised, type FilledSlot, fillSlots, slotNamesIn, withSlots } from './slots.ts'
import { offeredConcepts, type Struck, type Supports, strikeOptions } from './strike-options.ts'
import type { EvidenceWish, Template, TemplateOption } from './template.ts'

/** More evidence than this is not read by anyone; what is left out stays in the chart. */
const MOST_EVIDENCE = 12

export type Filled = {
  templateId: string
  templateVersion: number
  wording: Wording
  /** Options taken out because the evidence does not carry them, each with the reason. */
  struck: Struck[]
  /** Slots that the chart does not answer: the author has to. */
  unresolved: { slot: string; hint: string }[]
  /** Evidence that the template wanted and the chart does not have. */
  missing: EvidenceWish[]
  /** Options that the indicator map cannot judge. */
  notChecked: string[]
}

export type FillTools = {
  supports: Supports
  /** The gate itself: an option that it would refuse as unsupported is struck with its reason, so that template and gate agree. */
  check?: Check
}

/** Returns a draft's words from a template and a chart: slots filled, evidence found and linked, unsupported options struck. Ids are "i1", "o1" ... within the draft. */
export function fillTemplate(template: Template, chart: QueryChart, { supports, check }: FillTools): Filled {
  const filled = fillBySupport(template, chart, supports)
  if (!check) return filled
  const refused = check(draftOfFilled(filled, chart)).findings.filter(({ rule }) => rule === 'MC-UNSUP')
  const whyOf = new Map(refused.map(({ where, why }) => [where, why]))
  const { options } = filled.wording
  const kept = options.filter((_, n) => !whyOf.has(`option ${n + 1}`))
  const struck = options.flatMap(({ text }, n) => {
    const why = whyOf.get(`option ${n + 1}`)
    return why ? [{ option: text, why }] : []
  })
  return { ...filled, wording: { ...filled.wording, options: kept }, struck: [...filled.struck, ...struck] }
}

function fillBySupport(template: Template, chart: QueryChart, supports: Supports): Filled {
  const slots = fillSlots(template.slots, chart)
  const terms = [...slots.values()].flatMap(({ term }) => term?.conceptId ?? [])
  const found = template.evidence.map((wish) => ({ wish, evidence: aboutTerms(wish, terms, evidenceFor(wish, chart)) }))
  const indicators = numbered([...slotQuotations(slots, chart), ...found.flatMap(({ evidence }) => evidence)])
  const asked = inOrder(
    template,
    template.options.map((option) => ({ ...option, text: capitalised(withSlots(option.text, template.slots, slots)) })),
  )
  const documentedConcepts = documentedDiagnoses(
    ofEncounter(chart.documents, chart),
    ofEncounter(chart.problems, chart),
  ).flatMap((words) => mentionsIn(words).map(({ conceptId }) => conceptId))
  const texts = indicators.filter(({ isPrior }) => !isPrior).map(({ text }) => text)
  const { kept, struck, notChecked } = strikeOptions(asked, { indicatorTexts: texts, documentedConcepts }, supports)
  const used = [template.title, template.question, ...template.options.map(({ text }) => text)].flatMap(slotNamesIn)
  return {
    templateId: template.id,
    templateVersion: template.version,
    wording: {
      kind: template.kind,
      purpose: template.purpose,
      title: withSlots(template.title, template.slots, slots),
      question: withSlots(template.question, template.slots, slots),
      options: kept.map((option, n) => linked(option, n, indicators)),
      indicators,
    },
    struck,
    unresolved: template.slots
      .filter(({ name }) => used.includes(name) && !slots.has(name))
      .map(({ name, hint }) => ({ slot: name, hint })),
    missing: found.filter(({ evidence }) => evidence.length === 0).map(({ wish }) => wish),
    notChecked,
  }
}

/** Slots can change the alphabet of a list: the answers are sorted again, what ends every list stays at its end. */
function inOrder({ optionOrder }: Template, options: readonly TemplateOption[]): TemplateOption[] {
  if (optionOrder !== 'alphabetical') return [...options]
  const answers = options.filter(({ role }) => role === 'diagnosis')
  const ends = options.filter(({ role }) => role !== 'diagnosis')
  return [...answers.sort((a, b) => (a.text.toLowerCase() < b.text.toLowerCase() ? -1 : 1)), ...ends]
}

function ofEncounter<T extends { encounterId: string | null }>(facts: readonly T[], chart: QueryChart): T[] {
  return facts.filter(({ encounterId }) => encounterId === chart.encounter.id)
}

/** Where a slot quotes a documented term, its sentence is evidence too: a question about a term shows where it stands. */
function slotQuotations(slots: ReadonlyMap<string, FilledSlot>, chart: QueryChart): Evidence[] {
  return [...slots.values()].flatMap(({ term }) => {
    if (!term?.document) return []
    const { text } = term.document
    const clause = clausesOf(text).find((one) => one.start <= term.start && term.end <= one.end) ?? term
    const { start, end } = quotedSpan(text, clause, term.start)
    return [quotation(term.document, start, end, chart)]
  })
}

/** Each piece once; a drug of the home list that is given here too stands once, with its day. */
function numbered(evidence: readonly Evidence[]): Indicator[] {
  const given = new Set(evidence.flatMap(({ kind, text, at }) => (kind === 'medication' && at !== null ? [text] : [])))
  const told = evidence.filter(({ kind, text, at }) => kind !== 'medication' || at !== null || !given.has(text))
  const distinct = new Map(told.map((one) => [`${one.kind}|${one.sourceId}|${one.text}`, one]))
  return [...distinct.values()].slice(0, MOST_EVIDENCE).map((one, n) => ({ ...one, id: `i${n + 1}` }))
}

function linked(option: TemplateOption, n: number, indicators: readonly Indicator[]): QueryOption {
  const concepts = offeredConcepts(option)
  const supportedBy = indicators
    .filter(({ text }) => concepts.some((concept) => bearsOn(text, concept)))
    .map(({ id }) => id)
  return { id: `o${n + 1}`, text: option.text, role: option.role, supportedBy }
}

/** Of what a wish found, the pieces that speak for or against what is asked about, where it wants only those. */
function aboutTerms(wish: EvidenceWish, terms: readonly string[], evidence: Evidence[]): Evidence[] {
  if (!wish.isAboutTerm) return evidence
  return evidence.filter(({ text }) =>
    bearingsOf(text).some(({ conceptId }) => terms.some((term) => isSameOrDeeper(term, conceptId))),
  )
}

function bearsOn(text: string, concept: string): boolean {
  return (
    bearingsOf(text).some(({ direction, conceptId }) => direction === 'for' && isSameOrDeeper(concept, conceptId)) ||
    mentionsIn(text).some(
      (mention) => isSameOrDeeper(mention.conceptId, concept) && assertionOf(text, mention) !== 'negated',
    )
  )
}

/** Returns the filled template as the rules see it, for a check before it becomes a draft. */
export function draftOfFilled(filled: Filled, chart: QueryChart): Draft {
  const { kind, purpose, title, question, options, indicators } = filled.wording
  return {
    id: filled.templateId,
    kind,
    purpose,
    title,
    question,
    options: options.map(({ text }) => text),
    optionRoles: options.map(({ role }) => role),
    supportedBy: options.map((option) => option.supportedBy.map((id) => indicators.findIndex((i) => i.id === id))),
    indicators: indicators.map((one) => ({
      text: one.kind === 'document' ? `"${one.text}"` : one.text,
      source: [one.source, one.author, one.isPrior ? 'prior encounter' : ''].filter(Boolean).join(', '),
      date: one.at,
    })),
    documentedDiagnoses: documentedDiagnoses(ofEncounter(chart.documents, chart), ofEncounter(chart.problems, chart)),
    encounterStart: chart.encounter.startAt.toISOString(),
  }
}
