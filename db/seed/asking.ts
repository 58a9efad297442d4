import type { Indicator, QueryOption, Wording } from '#app/domain/query/query.ts'
import { type QueryChart, quotation, resultEvidence } from '#app/domain/query/templates/facts.ts'
import type { DemoResult } from './facts.ts'
import type { WrittenDocument } from './notes/writer.ts'
import type { OptionSpec, QuerySpec } from './spec.ts'
import { measured, type Stay, type StayProblem, slotOf } from './stay.ts'

/** A query as it can be asked of this chart at a moment: its words, and what each option would mean in codes. */
export type Question = { wording: Wording; options: readonly OptionSpec[]; truth: string }

function fill(stay: Stay, problem: StayProblem, template: string): string {
  const filled = template.replace(/\{([\w@]+)\}/g, (_, name: string) => slotOf(stay, problem, stay.nights, name))
  return filled.includes('{') ? fill(stay, problem, filled) : filled
}

function quoted(
  problem: StayProblem,
  key: string,
  documents: readonly WrittenDocument[],
): { document: WrittenDocument; start: number; end: number } | null {
  for (const document of documents) {
    const mark = document.marks.find((each) => each.key === `${problem.spec.id}/${key}` && each.end > each.start)
    if (mark) return { document, start: mark.start, end: mark.end }
  }
  return null
}

/** Finds the result that "result:cr@max" means: the day on which the series has that value. */
function resultFor(stay: Stay, name: string, results: readonly DemoResult[]): DemoResult | null {
  const [key = '', when = ''] = name.split('@')
  const own = results.filter((result) => result.key === key)
  if (when === 'max' || when === 'min' || when === 'last') {
    const wanted = measured(stay, key, when, stay.nights)
    return (when === 'last' ? own[own.length - 1] : own.find(({ value }) => value === wanted)) ?? null
  }
  return own.find(({ day }) => day === Number(when)) ?? null
}

/** Returns what the query can point at in the record as it stood at `at`, by its key. */
function evidenceOf(stay: Stay, problem: StayProblem, spec: QuerySpec, chart: Chart, at: Date): Map<string, Indicator> {
  const documents = chart.documents.filter(({ writtenAt }) => writtenAt <= at)
  const results = chart.results.filter(({ takenAt }) => takenAt <= at)
  const own: QueryChart = {
    encounter: stay.encounter,
    documents,
    results,
    medications: [],
    procedures: [],
    problems: [],
  }
  const found = new Map<string, Indicator>()
  const said = new Set<string>()
  for (const key of spec.evidence) {
    const result = key.startsWith('result:') ? resultFor(stay, key.slice(7), results) : null
    const place = key.startsWith('result:') ? null : quoted(problem, key, documents)
    const evidence = place
      ? quotation(place.document, place.start, place.end, own)
      : result && resultEvidence([result], own)
    if (!evidence || said.has(evidence.text)) continue
    said.add(evidence.text)
    found.set(key, { id: `i${found.size + 1}`, ...evidence })
  }
  return found
}

export type Chart = { documents: readonly WrittenDocument[]; results: readonly DemoResult[] }

function isOffered(
  option: OptionSpec,
  problem: StayProblem,
  chart: Chart,
  evidence: ReadonlyMap<string, Indicator>,
): boolean {
  const { when } = option
  if (when === undefined) return true
  if (evidence.has(when)) return true
  return chart.documents.some(
    (document) =>
      document.text.includes(when) ||
      document.marks.some(({ key, end, start }) => key === `${problem.spec.id}/${when}` && end > start),
  )
}

/**
 * Returns the query that a coder can raise about a problem from the record as it stood at `at`, or null where the record has too little to
 * quote. Options that this chart does not support are left out, and each one is linked to the evidence that supports it.
 */
export function questionOf(stay: Stay, problem: StayProblem, chart: Chart, at: Date): Question | null {
  const spec = problem.spec.query
  if (!spec) return null
  const evidence = evidenceOf(stay, problem, spec, chart, at)
  if (evidence.size < Math.min(2, spec.evidence.length)) return null
  const offered = spec.options
    .filter((option) => isOffered(option, problem, chart, evidence))
    .map((option) => ({ ...option, words: fill(stay, problem, option.words) }))
  const isWhole = offered.every(({ role, on }) => role !== 'diagnosis' || (on ?? []).some((key) => evidence.has(key)))
  // One rival at least: a list of one diagnosis would be no question.
  const isThin =
    spec.kind === 'multiple-choice' &&
    offered.filter(({ role }) => role === 'diagnosis' || role === 'ruled-out').length < 2
  if (!isWhole || isThin) return null
  const options: QueryOption[] = offered.map(({ words, role, on }, index) => ({
    id: `o${index + 1}`,
    text: words,
    role,
    supportedBy: (on ?? []).flatMap((key) => evidence.get(key)?.id ?? []),
  }))
  const wording: Wording = {
    kind: spec.kind,
    purpose: spec.purpose,
    title: spec.title,
    question: fill(stay, problem, spec.question),
    options,
    indicators: [...evidence.values()],
  }
  return { wording, options: offered, truth: fill(stay, problem, spec.truth) }
}

/** Returns a query without its evidence and without options that do not bear on the answer: for hospitals in great numbers. */
export function bareQuestion(stay: Stay, problem: StayProblem): Question | null {
  const spec = problem.spec.query
  if (!spec) return null
  const offered = spec.options.map((option) => ({ ...option, words: fill(stay, problem, option.words) }))
  const options = offered.map(({ words, role }, index) => ({ id: `o${index + 1}`, text: words, role, supportedBy: [] }))
  const wording: Wording = {
    kind: spec.kind,
    purpose: spec.purpose,
    title: spec.title,
    question: fill(stay, problem, spec.question),
    options,
    indicators: [],
  }
  return { wording, options: offered, truth: fill(stay, problem, spec.truth) }
}

/** Returns the diagnoses that the record has for a query, in the words that the rules read. */
export function documentedFor(stay: Stay, problem: StayProblem): string[] {
  const spec = problem.spec.query
  return [fill(stay, problem, '{term}'), ...(spec?.documented ?? []).map((each) => fill(stay, problem, each))]
}
