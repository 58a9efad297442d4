import type { Draft, Finding } from '#app/domain/query/draft.ts'
import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { checkDraft } from './check.ts'
import { withIndicatorOut, withOption, withOptionOut, withOptionWords } from './edits.ts'
import { onceFor } from './language/once-for.ts'
import table from './neutral-titles.json'
import { readDraft } from './reading/reading.ts'
import { neutralOption, withoutClause, withoutSentence } from './rewording.ts'

/** One tap: what it does, in words for the author, and the draft after it. */
export type Repair = { label: string; draft: Draft }

const OTHER = 'Other (please specify)'
const UNDETERMINED = 'Unable to determine'

function neutralTitle(words: string): string {
  return table.titles.find((entry) => new RegExp(entry.words, 'i').test(words))?.title ?? table.otherwise
}

function titleRepairs(draft: Draft, { excerpt }: Finding): Repair[] {
  const subject = readDraft(draft).title.subjects.find(({ words }) => words === excerpt)
  const parent = readDraft(draft).documented.find(({ concepts }) =>
    concepts.some((id) => subject?.conceptId && conceptOf(subject.conceptId)?.isA.includes(id)),
  )
  const general = parent ? [`${withoutAside(parent.text)} clarification`] : []
  return [...general, neutralTitle(excerpt)].map((title) => ({ label: `Title "${title}"`, draft: { ...draft, title } }))
}

/** "Anemia (pathology report)" is "Anemia". */
const withoutAside = (words: string) =>
  words.endsWith(')') && words.includes('(') ? words.slice(0, words.indexOf('(')).trimEnd() : words

function questionRepairs(draft: Draft, { excerpt }: Finding): Repair[] {
  const without = [
    { label: 'Take the clause out', question: withoutClause(draft.question, excerpt) },
    { label: 'Take the sentence out', question: withoutSentence(draft.question, excerpt) },
  ]
  return without.flatMap(({ label, question }) => (question === null ? [] : [{ label, draft: { ...draft, question } }]))
}

const numberOf = (where: string) => Number(/(?<!\d)\d+$/.exec(where)?.[0] ?? 0) - 1

function optionRepairs(draft: Draft, { where }: Finding): Repair[] {
  const at = numberOf(where)
  const words = draft.options[at]
  if (words === undefined) return []
  const plainWords = neutralOption(words)
  return plainWords === words || plainWords === ''
    ? []
    : [{ label: `Option as "${plainWords}"`, draft: withOptionWords(draft, at, plainWords) }]
}

const adding = (draft: Draft, words: string): Repair => ({ label: `Add "${words}"`, draft: withOption(draft, words) })

function missingAnswers(draft: Draft): Repair[] {
  const { options, validation, yesNo } = readDraft(draft)
  const has = (role: string) => options.some((option) => option.role === role)
  const wanted: [boolean, string][] = [
    [yesNo && !has('yes'), 'Yes'],
    [yesNo && !has('no'), 'No'],
    [validation && !yesNo && !has('ruled-out'), 'Ruled out'],
    [!has('other'), OTHER],
    [!options.some(({ undetermined }) => undetermined), UNDETERMINED],
  ]
  const words = wanted.flatMap(([missing, answer]) => (missing ? [answer] : []))
  const whole = words.reduce(withOption, draft)
  return words.length === 0 ? [] : [{ label: `Add ${words.map((each) => `"${each}"`).join(', ')}`, draft: whole }]
}

function labelPrior(draft: Draft, { where }: Finding): Repair[] {
  const at = numberOf(where)
  const indicators = draft.indicators.map((each, n) =>
    n === at ? { ...each, source: `${each.source}, prior encounter` } : each,
  )
  return [{ label: 'Label it as a prior encounter', draft: { ...draft, indicators } }]
}

const REPAIRS: Record<string, (draft: Draft, finding: Finding) => Repair[]> = {
  'TITLE-DX': titleRepairs,
  IMPACT: (draft, finding) => {
    if (finding.where === 'title') return [{ label: 'Neutral title', draft: { ...draft, title: table.otherwise } }]
    return finding.where === 'question' ? questionRepairs(draft, finding) : []
  },
  'LEAD-DIRECT': questionRepairs,
  'LEAD-PRESUME': questionRepairs,
  TONE: questionRepairs,
  'LEAD-OPTION': optionRepairs,
  'MC-OTHER': (draft) => [adding(draft, OTHER)],
  'MC-UTD': (draft) => [adding(draft, UNDETERMINED)],
  'YN-OPTS': missingAnswers,
  'VAL-OPTS': missingAnswers,
  'CAUSE-LINK': (draft, { where }) => (where === 'options' ? [adding(draft, 'Not related')] : []),
  'MC-UNSUP': (draft, { where }) => [{ label: 'Take the option out', draft: withOptionOut(draft, numberOf(where)) }],
  'MC-OVERLAP': (draft, { where }) => [{ label: 'Take the option out', draft: withOptionOut(draft, numberOf(where)) }],
  'IND-GENERIC': (draft, { where }) =>
    where === 'indicators'
      ? []
      : [{ label: 'Take the indicator out', draft: withIndicatorOut(draft, numberOf(where)) }],
  'PRIOR-LABEL': labelPrior,
}

/** A draft has many findings and a finding several repairs; each draft among them is judged once. */
const judged = onceFor((draft: Draft) => checkDraft(draft).findings)

/** A repair is safe when the finding is gone and nothing new is wrong. */
function isSafe(before: Draft, finding: Finding, { draft }: Repair): boolean {
  const count = (of: Draft) =>
    judged(of).filter((each) => each.rule === finding.rule && each.where === finding.where).length
  if (count(draft) >= count(before)) return false
  const known = new Set(judged(before).map(({ rule }) => rule))
  return judged(draft).every(({ rule, severity }) => severity !== 'error' || known.has(rule))
}

/** Returns the repairs of one finding that can be made with one tap: each takes the finding away and brings no new error; none where a person must think. */
export function repairsFor(draft: Draft, finding: Finding): Repair[] {
  const repairs = REPAIRS[finding.rule]?.(draft, finding) ?? []
  return repairs.filter((repair) => isSafe(draft, finding, repair))
}
