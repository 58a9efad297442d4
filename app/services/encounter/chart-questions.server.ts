import { contentOf, wordsOf } from '#app/domain/codes/specificity-words.ts'
import type { CodedLine } from '#app/domain/encounter/chart.ts'
import { POA_INDICATORS } from '#app/domain/encounter/chart.ts'
import { type Line, outcomesOfLine, type Recoding, recodingBetween } from '#app/domain/payment/recoding.ts'
import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { LineSnapshot, Query } from '#app/domain/query/query.ts'
import { findReconciliation } from '#db/answers.ts'
import { findQueryVersion, listQueriesOfEncounter } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import type { Opportunity } from './list-opportunities.server.ts'

/** An open question and where its answers would lead; `unknown` are answers that name no code. */
export type ChartQuestion = {
  id: string
  label: string
  outcomes: (Recoding & { label: string })[]
  unknown: string[]
}
/** What the closed answers of an encounter did to its lines, in their order, from the lines before any of them. */
export type ChartAnswers = { before: Line[]; recodings: (Recoding & { label: string })[] }

const bare = ({ code, position, presentOnAdmission }: LineSnapshot | CodedLine): Line => ({
  code,
  position,
  presentOnAdmission: POA_INDICATORS.find((known) => known === presentOnAdmission) ?? null,
})

/** What the edition knows of codes: which may be billed, and the titles of those that the lines could become. */
export type KnownCodes = { isBillable: (code: string) => boolean; titled: readonly { code: string; title: string }[] }

/** The open queries of an encounter as questions about its coded lines: each answer takes the place of the line of its category, or is added. */
export async function listOpenQuestions(
  { db }: Context,
  encounterId: string,
  lines: readonly CodedLine[],
  known: KnownCodes,
): Promise<ChartQuestion[]> {
  const open = (await listQueriesOfEncounter(db, encounterId)).filter(({ state }) => state === 'open')
  return open.map((query) => questionOf(query, lines.map(bare), known))
}

/** Every code that an answer of an open query may lead to. */
export async function codesAsked({ db }: Context, encounterId: string): Promise<string[]> {
  const open = (await listQueriesOfEncounter(db, encounterId)).filter(({ state }) => state === 'open')
  return open.flatMap(({ wording }) => wording.options.flatMap(({ text }) => codesNamed(text)))
}

const codesNamed = (text: string): string[] =>
  mentionsIn(text).flatMap(({ conceptId }) => conceptOf(conceptId)?.icd10cm ?? [])

/** The code whose title says exactly what an answer says, word for word without their order; none where the answer says more or less. */
function codeTitled(text: string, titled: KnownCodes['titled']): string | undefined {
  const stems = (words: string) => [...contentOf(wordsOf(words))].sort().join(' ')
  const said = stems(text)
  return titled.find(({ title }) => stems(title) === said)?.code
}

function questionOf({ id, wording }: Query, lines: readonly Line[], known: KnownCodes): ChartQuestion {
  const question: ChartQuestion = { id, label: wording.title, outcomes: [], unknown: [] }
  for (const { text, role } of wording.options) {
    if (role !== 'diagnosis') {
      if (question.outcomes.every(({ adds }) => adds.length > 0))
        question.outcomes.push({ id, label: 'no new code', removes: [], adds: [] })
      continue
    }
    const code = codeTitled(text, known.titled) ?? codesNamed(text).find(known.isBillable)
    if (code === undefined) question.unknown.push(text)
    else question.outcomes.push({ ...recodingTo(id, code, lines), label: code })
  }
  return question
}

function recodingTo(id: string, code: string, lines: readonly Line[]): Recoding {
  if (lines.some((line) => line.code === code)) return { id, removes: [], adds: [] }
  const replaced = lines.find((line) => line.code.slice(0, 3) === code.slice(0, 3))
  if (replaced) return { id, removes: [replaced.code], adds: [{ ...replaced, code }] }
  return { id, removes: [], adds: [{ code, position: 'secondary', presentOnAdmission: null }] }
}

/** The opportunities as questions: the line stays, becomes one of its alternatives, or goes. */
export function questionsOfLines(lines: readonly CodedLine[], opportunities: readonly Opportunity[]): ChartQuestion[] {
  return opportunities.flatMap(({ code, title, alternatives }) => {
    const line = lines.find((one) => one.code === code)
    if (!line) return []
    const outcomes = outcomesOfLine(
      code,
      bare(line),
      alternatives.map((one) => one.code),
    )
    return [{ id: code, label: title, outcomes, unknown: [] }]
  })
}

/** What the closed queries of an encounter did; null where none was closed. Each begins where the one before ended. */
export async function readChartAnswers({ db }: Context, encounterId: string): Promise<ChartAnswers | null> {
  const asked = await listQueriesOfEncounter(db, encounterId)
  const closed = (
    await Promise.all(
      asked.map(async (query) => {
        const done = await findReconciliation(db, query.id)
        return done && { ...done, label: query.wording.title, first: await findQueryVersion(db, query.id, 1) }
      }),
    )
  ).flatMap((one) => (one ? [one] : []))
  const inOrder = closed.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.queryId < b.queryId ? -1 : 1))
  const [earliest] = inOrder
  if (!earliest) return null
  const start = (earliest.first?.linesBefore ?? earliest.linesBefore).map(bare)
  let before = start
  const recodings = inOrder.map(({ queryId, label, outcome, linesAfter }) => {
    const after = outcome === 'no-change' ? before : linesAfter.map(bare)
    const recoding = { ...recodingBetween(queryId, before, after), label }
    before = after
    return recoding
  })
  return { before: start, recodings }
}
