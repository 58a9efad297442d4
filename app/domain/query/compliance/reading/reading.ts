import type { Draft, Purpose } from '#app/domain/query/draft.ts'
import { completedOptions } from './completed-options.ts'
import { type DocumentedDiagnosis, readDocumented } from './documented.ts'
import { type IndicatorReading, readIndicator } from './indicators.ts'
import { type OptionReading, readOptions } from './option-roles.ts'
import { type Passage, readPassage } from './passage.ts'
import { asksValidity, inferPurpose } from './purpose.ts'
import { reportedIn } from './reported.ts'

/** A draft as the rules see it: each piece read once. `documented` holds only what a title or a question may lean on; `recorded` holds all. */
export type Reading = {
  draft: Draft
  recorded: readonly DocumentedDiagnosis[]
  documented: readonly DocumentedDiagnosis[]
  title: Passage
  question: Passage
  options: readonly OptionReading[]
  indicators: readonly IndicatorReading[]
  /** Indicators that say something about this patient. */
  usable: readonly IndicatorReading[]
  purpose: Purpose
  validation: boolean
  multipleChoice: boolean
  yesNo: boolean
}

/** A line or an empty box to tick, a bullet or a number before an answer is no part of it. */
const BLANK =
  /^[\s_]*(?:(?:[\u2610\u25A1\u25CB\u2022-]|\[\s*\]|\(\s*\)|(?:\d{1,2}|(?![A-H]\. (?:diff|coli\b|pylori|influenz|faec|cloac|albic|glabr|perfr|freund))[A-Ha-h])[.)](?=\s))[\s_]*)?(?=[^\s_])/

function isStatement(indicator: IndicatorReading): boolean {
  return indicator.speaker === 'provider' || indicator.passage.quotes.some(({ speaker }) => speaker === 'provider')
}

/** Returns the indicators that carry what a provider wrote. */
export function statementsOf(indicators: readonly IndicatorReading[]): IndicatorReading[] {
  return indicators.filter(isStatement)
}

/** Returns a draft read: passages masked, options with roles, indicators with bearings, and the purpose as given or inferred. */
export function readDraft(draft: Draft): Reading {
  const recorded = draft.documentedDiagnoses.map(readDocumented)
  const documented = recorded.filter(({ counts }) => counts)
  const indicators = draft.indicators.map((each, at) => readIndicator(each, at, documented, draft.encounterStart))
  const reported = draft.kind === 'yes-no' ? reportedIn(draft.question, indicators) : []
  const question = readPassage('question', draft.question, [...documented, ...reported])
  const passages = draft.options.map((option, at) =>
    readPassage(`option ${at + 1}`, option.replace(BLANK, ''), documented),
  )
  const title = readPassage('title', draft.title, documented)
  const options = completedOptions(readOptions(passages, draft.kind, draft.question, draft.optionRoles), [
    question,
    title,
  ])
  const purpose = draft.purpose ?? inferPurpose(question, options, statementsOf(indicators).length)
  return {
    draft,
    recorded,
    documented,
    title,
    question,
    options,
    indicators,
    usable: indicators.filter(({ empty }) => empty === null),
    purpose,
    validation: purpose === 'clinical-validation' || asksValidity(question, options),
    multipleChoice: draft.kind === 'multiple-choice',
    yesNo: draft.kind === 'yes-no',
  }
}
