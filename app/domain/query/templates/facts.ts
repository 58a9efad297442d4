import type {
  ChartDocument,
  ChartProcedure,
  ChartResult,
  Encounter,
  Medication,
  Problem,
} from '../../encounter/chart.ts'
import type { Indicator } from '../query.ts'
import { plainName, plainUnit } from './plain-names.ts'

/** The part of a chart that a query is filled from: one encounter, and what of the patient's earlier ones may be looked at. */
export type QueryChart = {
  encounter: Pick<Encounter, 'id' | 'class' | 'startAt' | 'endAt'>
  documents: readonly ChartDocument[]
  results: readonly ChartResult[]
  medications: readonly Medication[]
  procedures: readonly ChartProcedure[]
  problems: readonly Problem[]
  /** IANA name of the facility's zone, for the days that are written in words; UTC when it is not known. */
  timeZone?: string
}

/** An indicator before it is numbered in a draft. */
export type Evidence = Omit<Indicator, 'id'>

const RESULT_SOURCE: Record<ChartResult['kind'], string> = {
  laboratory: 'Laboratory',
  'vital-sign': 'Vital signs',
  imaging: 'Imaging',
  procedure: 'Procedure result',
  social: 'Social history',
  other: 'Result',
}
/** A line of values stays readable: the first, the extremes and the last are kept of a longer one. */
const LONGEST_SERIES = 6

const plain = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Returns whether a phrase stands in a text as whole words, whatever the capitals. */
export function hasWords(text: string, phrase: string): boolean {
  return wholeWords(phrase).test(text)
}

/** Templates and charts use the same phrases again and again: each is compiled once. */
const COMPILED = new Map<string, RegExp>()

function wholeWords(phrase: string): RegExp {
  const known = COMPILED.get(phrase)
  if (known) return known
  const pattern = new RegExp(`(?<![\\p{L}\\d])${escaped(phrase)}(?![\\p{L}\\d])`, 'iu')
  if (COMPILED.size < 5000) COMPILED.set(phrase, pattern)
  return pattern
}

/** A chart is searched by many templates: a document is put into lower case once. */
const LOWER = new WeakMap<ChartDocument, string>()

/** Returns which of some phrases stand in a document, as whole words. */
export function phrasesIn(document: ChartDocument, phrases: readonly string[]): string[] {
  const lower = LOWER.get(document) ?? document.text.toLowerCase()
  LOWER.set(document, lower)
  return phrases.filter((phrase) => lower.includes(phrase.toLowerCase()) && hasWords(document.text, phrase))
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Returns the day of a moment as YYYY-MM-DD, in the chart's zone. */
export function dayOf(at: Date, chart: Pick<QueryChart, 'timeZone'>): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: chart.timeZone ?? 'UTC', dateStyle: 'short' }).format(at)
}

export type Standing = 'now' | 'prior' | 'later'
const A_DAY = 86_400_000

/** Returns whether a fact belongs to this encounter, an earlier one or a later one: by its encounter, and where it names none by its time. A later fact is never evidence. */
export function standingOf(fact: { encounterId: string | null; at: Date | null }, chart: QueryChart): Standing {
  const { id, startAt, endAt } = chart.encounter
  if (fact.encounterId === id) return 'now'
  const isBefore = fact.at !== null && fact.at < startAt
  if (fact.encounterId !== null) return isBefore || fact.at === null ? 'prior' : 'later'
  if (isBefore) return 'prior'
  const isAfter = fact.at !== null && endAt !== null && fact.at.getTime() > endAt.getTime() + A_DAY
  return isAfter ? 'later' : 'now'
}

/** Returns whether a template that does or does not allow earlier encounters may look at a fact. */
export function mayUse(
  fact: { encounterId: string | null; at: Date | null },
  chart: QueryChart,
  { mayBePrior }: { mayBePrior: boolean },
): boolean {
  const standing = standingOf(fact, chart)
  return standing === 'now' || (standing === 'prior' && mayBePrior)
}

const isPrior = (fact: { encounterId: string | null; at: Date | null }, chart: QueryChart) =>
  standingOf(fact, chart) === 'prior'

/** Returns a quotation: the words of a document between two offsets, with who wrote them and when. */
export function quotation(document: ChartDocument, start: number, end: number, chart: QueryChart): Evidence {
  return {
    kind: 'document',
    sourceId: document.id,
    start,
    end,
    text: document.text.slice(start, end),
    source: document.type,
    author: document.authorName,
    authorRole: document.authorRole,
    at: document.writtenAt.toISOString(),
    encounterId: document.encounterId,
    isPrior: isPrior({ encounterId: document.encounterId, at: document.writtenAt }, chart),
  }
}

const unwritten = { start: null, end: null, author: null, authorRole: null }

function withUnit(value: string, unit: string | null): string {
  const plainly = plainUnit(unit)
  return plainly === '' ? value : `${value} ${plainly}`
}

function amount({ value, unit, words }: ChartResult): string {
  if (value === null) return words ?? ''
  return `${withUnit(plain(value), unit)}${words ? ` (${words})` : ''}`
}

/** "reference" is said: a bare range behind a value would read as two more values. */
function rangeOf({ referenceLow, referenceHigh }: ChartResult): string {
  if (referenceLow === null || referenceHigh === null) return ''
  return `reference ${plain(referenceLow)}-${plain(referenceHigh)}`
}

/** Returns a series in time order, shortened to its first, extreme and last values when it is longer than six. */
export function shortSeries(results: readonly ChartResult[]): ChartResult[] {
  const ordered = [...results].sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
  if (ordered.length <= LONGEST_SERIES) return ordered
  const byValue = ordered.filter(({ value }) => value !== null).sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
  const kept = new Set([ordered[0], byValue[0], byValue.at(-1), ordered.at(-1)])
  return ordered.filter((result) => kept.has(result))
}

/** Returns the words of one result, or of several of the same test in time order: "Creatinine 0.9 -> 2.4 mg/dL (reference 0.6-1.2)". */
export function resultWords(results: readonly ChartResult[]): string {
  const last = results.at(-1)
  if (!last) return ''
  const flag = results.length === 1 ? last.flag : null
  const marks = [rangeOf(last), flag ?? ''].filter(Boolean).join(', ')
  const values =
    results.length > 1 && results.every((result) => result.value !== null)
      ? withUnit(results.map((result) => plain(result.value ?? 0)).join(' -> '), last.unit)
      : results.map(amount).join(' -> ')
  return `${plainName(last.name)} ${values}${marks ? ` (${marks})` : ''}`.trim()
}

/** Returns the evidence of one result or of a series of the same test. `sourceId` holds the ids of all of them, parted by spaces, oldest first. */
export function resultEvidence(results: readonly ChartResult[], chart: QueryChart): Evidence | null {
  const last = results.at(-1)
  if (!last) return null
  return {
    kind: 'result',
    sourceId: results.map(({ id }) => id).join(' '),
    ...unwritten,
    text: resultWords(results),
    source: RESULT_SOURCE[last.kind],
    at: last.takenAt.toISOString(),
    encounterId: last.encounterId,
    isPrior: isPrior({ encounterId: last.encounterId, at: last.takenAt }, chart),
  }
}

export type SeriesRow = { at: Date; amount: string; flag: string | null }

/** Returns the rows of the small table behind a result indicator, oldest first: every value it points at, with its own time; empty for other kinds. */
export function rowsOf(indicator: Pick<Indicator, 'kind' | 'sourceId'>, results: readonly ChartResult[]): SeriesRow[] {
  if (indicator.kind !== 'result') return []
  const ids = indicator.sourceId.split(' ')
  return results
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
    .map((result) => ({ at: result.takenAt, amount: amount(result), flag: result.flag }))
}

/** Returns the moment that tells to which encounter a drug belongs: a home drug that names none is of now, however long it has been taken. */
export function drugMoment({ encounterId, startAt }: Pick<Medication, 'encounterId' | 'startAt'>): Date | null {
  return encounterId === null ? null : startAt
}

/** Returns the evidence of a drug: name, dose and route as the record has them. */
export function medicationEvidence(medication: Medication, chart: QueryChart): Evidence {
  const { name, dose, route, status, startAt, encounterId } = medication
  const detail = [dose, route].filter(Boolean).join(' ')
  return {
    kind: 'medication',
    sourceId: medication.id,
    ...unwritten,
    text: `${name}${detail && !name.includes(detail) ? ` ${detail}` : ''}${status === 'stopped' ? ' (stopped)' : ''}`,
    source: 'Medication record',
    at: startAt?.toISOString() ?? null,
    encounterId,
    isPrior: isPrior({ encounterId, at: drugMoment(medication) }, chart),
  }
}

/** Returns the evidence of a procedure by the name in the record. */
export function procedureEvidence(procedure: ChartProcedure, chart: QueryChart): Evidence {
  const { name, performedAt, encounterId } = procedure
  return {
    kind: 'procedure',
    sourceId: procedure.id,
    ...unwritten,
    text: name,
    source: 'Procedure record',
    at: performedAt?.toISOString() ?? null,
    encounterId,
    isPrior: isPrior({ encounterId, at: performedAt }, chart),
  }
}

/** Returns the evidence of a problem as it was received. */
export function problemEvidence(problem: Problem, chart: QueryChart): Evidence {
  const { name, encounterId, recordedAt, onsetAt } = problem
  const at = recordedAt ?? onsetAt
  return {
    kind: 'problem',
    sourceId: problem.id,
    ...unwritten,
    text: name,
    source: 'Problem list',
    at: at?.toISOString() ?? null,
    encounterId,
    isPrior: isPrior({ encounterId, at: null }, chart),
  }
}
