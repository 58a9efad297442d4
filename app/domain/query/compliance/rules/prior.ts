import { familiesOf, isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import type { IndicatorReading } from '../reading/indicators.ts'
import { normalValuesIn, showsAbsence } from '../reading/normal.ts'
import type { Reading } from '../reading/reading.ts'
import type { Subject } from '../reading/subjects.ts'
import type { ContentRule, Hit } from '../rule.ts'
import { conceptsOf, currentSupport } from './evidence.ts'
import { isAbout, systemsAsked } from './organ-systems.ts'

function isRelatedToRecord(reading: Reading, conceptId: string): boolean {
  return reading.documented.some(({ concepts }) =>
    concepts.some((known) => isSameOrDeeper(conceptId, known) || isSameOrDeeper(known, conceptId)),
  )
}

function minedFrom(prior: readonly IndicatorReading[]): Hit[] {
  const why = 'All support comes from an earlier encounter: cite a current finding or treatment, or do not ask.'
  return [{ where: prior[0]?.passage.where ?? 'indicators', excerpt: prior[0]?.passage.text ?? '', why }]
}

/** "Any further condition": what is documented is not what is asked for. */
function asksForMore({ draft, question }: Reading): boolean {
  return (
    draft.kind === 'open-ended' &&
    /\b(?:further|additional|other|another|more|else|undocumented|unlisted|chronic|long-?standing)\b(?: \w+){0,2} (?:conditions?|diagnos[ei]s|problems?|illness(?:es)?|comorbidit\w+|disease)\b/i.test(
      question.text,
    )
  )
}

/** A disease of the organ that is asked about stands on the record: its cause or its form may lie in earlier papers. */
function isOrganRecorded({ title, question, recorded }: Pick<Reading, 'title' | 'question' | 'recorded'>): boolean {
  const systems = systemsAsked(title.text, question.text)
  return recorded.some(({ text }) => systems.some(({ asked, told }) => asked.test(text) || told.test(text)))
}

/** An open question for a new diagnosis, and what the earlier papers name has nothing to do with the record. */
function isOnlyOfBefore(reading: Reading): boolean {
  const named = conceptsOf(reading.usable.flatMap(({ passage }) => passage.subjects))
  return (
    reading.draft.kind === 'open-ended' &&
    reading.purpose === 'new-diagnosis' &&
    named.length > 0 &&
    !named.some((id) => isRelatedToRecord(reading, id))
  )
}

/** No diagnosis is named, and the organ that is asked about shows itself in earlier encounters alone. */
function isOrganOfBefore({ title, question, recorded, usable }: Reading): boolean {
  const systems = systemsAsked(title.text, question.text)
  const isTold = (indicators: readonly IndicatorReading[]) =>
    indicators.some((each) => systems.some((system) => isAbout(system, each)))
  return (
    !isOrganRecorded({ title, question, recorded }) &&
    isTold(usable.filter(({ prior }) => prior)) &&
    !isTold(usable.filter(({ prior }) => !prior))
  )
}

/** The map has nothing for it, but something current shows the same organ out of order: neither normal nor read as something else. */
function isShownNow({ title, question, options, usable }: Reading, concepts: readonly string[]): boolean {
  const named = options.filter(({ role }) => role === 'diagnosis').map(({ passage }) => passage.text)
  const systems = systemsAsked(title.text, question.text, ...named)
  return usable.some(
    (each) =>
      !each.prior &&
      !showsAbsence(each.passage.text) &&
      normalValuesIn(each.passage.text).length === 0 &&
      each.bearings.every(({ direction, conceptId }) => direction === 'for' || !concepts.includes(conceptId)) &&
      systems.some((system) => isAbout(system, each)),
  )
}

const PLAIN_PURPOSES = new Set(['new-diagnosis', 'other'])

/** "The notes of this COPD admission are silent about the kidneys": what the question only mentions, of another family than the answers, is not what it asks. */
function isAsked(reading: Reading, { conceptId, standing }: Subject, offered: readonly Subject[]): boolean {
  const { purpose, usable } = reading
  const isPlain = PLAIN_PURPOSES.has(purpose) || (purpose === 'specificity' && usable.every(({ prior }) => prior))
  if (standing !== 'documented' || conceptId === null || offered.length === 0 || !isPlain) return true
  const families = new Set(familiesOf(conceptId).map(({ id }) => id))
  return conceptsOf(offered).some(
    (id) =>
      isSameOrDeeper(id, conceptId) ||
      isSameOrDeeper(conceptId, id) ||
      familiesOf(id).some((each) => families.has(each.id)),
  )
}

function find(reading: Reading): Hit[] {
  const prior = reading.usable.filter((each) => each.prior)
  if (prior.length === 0) return []
  if (prior.length === reading.usable.length && (asksForMore(reading) || isOnlyOfBefore(reading)))
    return minedFrom(prior)
  const offered = reading.options.filter(({ role }) => role === 'diagnosis').flatMap(({ passage }) => passage.subjects)
  const asked = [...offered, ...reading.question.subjects.filter((each) => isAsked(reading, each, offered))]
  if (asked.some(({ standing }) => standing !== 'undocumented')) return []
  const concepts = [...new Set(conceptsOf(asked))]
  if (concepts.some((id) => isRelatedToRecord(reading, id))) return []
  const current = reading.usable.filter((each) => !each.prior)
  const supported = concepts.some((id) => ['supported', 'weak'].includes(currentSupport(reading, id)))
  const undecided = concepts.length === 0 || concepts.some((id) => currentSupport(reading, id) === 'not-mapped')
  if (undecided && isOrganOfBefore(reading)) return minedFrom(prior)
  if (concepts.length === 0 && isOrganRecorded(reading)) return []
  if (supported || (current.length > 0 && undecided) || isShownNow(reading, concepts)) return []
  return minedFrom(prior)
}

export const priorLead: ContentRule = {
  kind: 'content',
  id: 'PRIOR-LEAD',
  severity: 'error',
  edition: '2022',
  confidence: 'K',
  source: 'B19 and B22 prior-encounter section',
  says: 'Earlier encounters are cited only for a condition that is documented or supported now, never mined for a diagnosis without support now.',
  find,
}

export const priorLabel: ContentRule = {
  kind: 'content',
  id: 'PRIOR-LABEL',
  severity: 'warn',
  edition: '2022',
  confidence: 'K',
  source: 'B19 and B22; house rule',
  says: 'Prior information is labelled as such, with date and facility.',
  find: ({ indicators }) =>
    indicators
      .filter(({ prior, labelledPrior, date }) => prior && (!labelledPrior || !date))
      .map(({ passage }) => ({
        where: passage.where,
        excerpt: passage.text,
        why: 'This predates the encounter: label it "prior encounter" with date and facility.',
      })),
}
