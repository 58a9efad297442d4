import type { ChartDocument, ChartResult } from '../../encounter/chart.ts'
import { sentencesOf } from '../compliance/language/sentences.ts'
import { mentionsIn } from '../lexicon/mentions.ts'
import {
  drugMoment,
  type Evidence,
  hasWords,
  mayUse,
  medicationEvidence,
  phrasesIn,
  procedureEvidence,
  type QueryChart,
  quotation,
  resultEvidence,
  shortSeries,
} from './facts.ts'
import type { EvidenceWish } from './template.ts'

const DAY = 86_400_000
/** A quotation longer than this is cut down to the words around its keyword. */
const LONGEST_QUOTATION = 240

/** Returns the evidence that one wish finds in the chart: results by time, quotations the latest first; empty when there is none. */
export function evidenceFor(wish: EvidenceWish, chart: QueryChart): Evidence[] {
  switch (wish.what) {
    case 'results':
      return seriesFor(wish, chart).flatMap((series) => resultEvidence(series, chart) ?? [])
    case 'medications':
      return chart.medications
        .filter(({ name }) => wish.names.some((part) => hasWords(name, part)))
        .filter((drug) => mayUse({ encounterId: drug.encounterId, at: drugMoment(drug) }, chart, wish))
        .slice(0, wish.most)
        .map((medication) => medicationEvidence(medication, chart))
    case 'procedures':
      return chart.procedures
        .filter(({ name }) => wish.names.length === 0 || wish.names.some((part) => hasWords(name, part)))
        .filter(({ encounterId, performedAt }) => mayUse({ encounterId, at: performedAt }, chart, wish))
        .slice(0, wish.most)
        .map((procedure) => procedureEvidence(procedure, chart))
    case 'documents':
      return quotationsFor(wish, chart)
    default: {
      const none: never = wish.what
      throw new Error(`Unexpected wish: ${none}`)
    }
  }
}

/** Returns the results a wish asks for, one list a test in time order; without `series` only the latest of each. */
export function seriesFor(
  wish: Pick<EvidenceWish, 'names' | 'loinc' | 'series' | 'mayBePrior'>,
  chart: QueryChart,
): ChartResult[][] {
  const allowed = chart.results.filter(({ encounterId, takenAt }) => mayUse({ encounterId, at: takenAt }, chart, wish))
  const coded = allowed.filter((result) => result.coding !== null && wish.loinc.includes(result.coding.code))
  const names = new Set([...new Set(allowed.map(({ name }) => name))].filter((name) => isNamed(name, wish.names)))
  const named = allowed.filter(({ name }) => names.has(name))
  const wanted = coded.length > 0 ? [...coded, ...named.filter(({ coding }) => coding === null)] : named
  const groups = new Map<string, ChartResult[]>()
  for (const result of wanted) groups.set(testOf(result), [...(groups.get(testOf(result)) ?? []), result])
  return [...groups.values()].map((group) => withinDays(group, wish.series)).filter((group) => group.length > 0)
}

/** Words that make a name another test: "Sodium, urine" is not the sodium of the blood, "Hemoglobin A1c" no hemoglobin. */
const ANOTHER_TEST =
  /\b(?:urine|urinary|csf|cerebrospinal|fluid|stool|ratio|a1c|clearance|kinase|dehydrogenase|antibody|screen)\b/i

function isNamed(name: string, parts: readonly string[]): boolean {
  return parts.some((part) => {
    if (!hasWords(name, part)) return false
    const other = ANOTHER_TEST.exec(name)
    return other === null || hasWords(part, other[0])
  })
}

/** Values are one series only when the test, the unit and the encounter are the same: earlier encounters are labelled apart. */
function testOf(result: ChartResult): string {
  return [result.coding?.code ?? result.name.toLowerCase(), result.unit ?? '', result.encounterId ?? ''].join('|')
}

function withinDays(group: readonly ChartResult[], days: number | null): ChartResult[] {
  const ordered = [...group].sort((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
  const last = ordered.at(-1)
  if (!last) return []
  if (days === null) return [last]
  return shortSeries(ordered.filter(({ takenAt }) => last.takenAt.getTime() - takenAt.getTime() <= days * DAY))
}

function quotationsFor(wish: EvidenceWish, chart: QueryChart): Evidence[] {
  const documents = chart.documents
    .filter(({ authorRole }) => wish.by.length === 0 || wish.by.includes(authorRole))
    .filter(({ encounterId, writtenAt }) => mayUse({ encounterId, at: writtenAt }, chart, wish))
    .sort((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime())
  const found = documents.flatMap((document) => sentencesWith(document, wish.keywords, chart).slice(0, 2))
  const distinct = new Map(found.map((evidence) => [`${evidence.author}|${evidence.text.toLowerCase()}`, evidence]))
  return [...distinct.values()]
    .slice(0, wish.most)
    .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? '') || (a.start ?? 0) - (b.start ?? 0))
}

function sentencesWith(document: ChartDocument, keywords: readonly string[], chart: QueryChart): Evidence[] {
  const present = phrasesIn(document, keywords)
  if (present.length === 0) return []
  return clausesOf(document.text).flatMap(({ start, end }) => {
    const sentence = document.text.slice(start, end)
    const keyword = present.find((word) => hasWords(sentence, word))
    if (keyword === undefined) return []
    const span = quotedSpan(
      document.text,
      { start, end },
      start + sentence.toLowerCase().indexOf(keyword.toLowerCase()),
    )
    return [quotation(document, span.start, span.end, chart)]
  })
}

/** Returns the sentences of a note that can be quoted; "E. coli" and "S. aureus" are not torn apart. */
export function clausesOf(text: string): { start: number; end: number }[] {
  const clauses: { start: number; end: number }[] = []
  for (const { start, end } of sentencesOf(text)) {
    const last = clauses.at(-1)
    const isTorn = last !== undefined && /\b[A-Z]$/.test(text.slice(last.start, last.end)) && text[last.end] === '.'
    if (last && isTorn) last.end = end
    else clauses.push({ start, end })
  }
  return clauses.filter(({ start, end }) => !isHeading(text.slice(start, end)))
}

/** "RENAL ULTRASOUND", "IMPRESSION:": the title of a note or of a part of it says nothing of the patient; a diagnosis in capitals does. */
function isHeading(words: string): boolean {
  const plain = words.trim()
  const isTitle = /^[A-Z][A-Z/&,() -]*$/.test(plain) && plain.includes(' ')
  if (!isTitle && !/^[A-Z][A-Z ]*:$/.test(plain)) return false
  return !mentionsIn(plain).some(({ kind }) => kind === 'diagnosis')
}

/** Returns the part of a sentence to quote, without the space around it and never cut within a word; `at` is what it is about. */
export function quotedSpan(
  text: string,
  sentence: { start: number; end: number },
  at: number,
): { start: number; end: number } {
  let { start, end } = sentence
  if (end - start > LONGEST_QUOTATION) {
    start = Math.max(start, at - LONGEST_QUOTATION / 2)
    end = Math.min(end, start + LONGEST_QUOTATION)
    while (start > sentence.start && /\S/.test(text[start - 1] ?? ' ')) start -= 1
    while (end < sentence.end && /\S/.test(text[end] ?? ' ')) end += 1
  }
  while (start < end && /[\s*•-]/.test(text[start] ?? '')) start += 1
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  return { start, end }
}
