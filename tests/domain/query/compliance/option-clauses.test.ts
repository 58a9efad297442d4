import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'
import cases from './option-clauses.cases.json'

type Settings = Record<
  string,
  {
    title: string
    question: string
    purpose?: string
    indicators: string[][]
    documentedDiagnoses: string[]
    diagnoses: string[]
  }
>
const settings = cases.settings as Settings
const OPEN = ['Other (please specify)', 'Unable to determine']
const DATES = { encounterStart: '2026-08-10', kind: 'multiple-choice' as const }

/** The one answer whose tail is on trial stands beside its bare rival. */
function listWith(setting: string, answer: string): string[] {
  const { indicators, diagnoses, purpose, ...draft } = settings[setting] as Settings[string]
  const found = indicators.map(([text = '', source = '']) => ({ text, source, date: '2026-08-12' }))
  const options = [...diagnoses.map((bare) => (answer.startsWith(bare) ? answer : bare)), ...OPEN]
  return errors({
    ...draft,
    ...DATES,
    ...(purpose ? { purpose: 'procedure' as const } : {}),
    indicators: found,
    options,
  })
}

const tails = (kind: 'evidence' | 'naming') =>
  Object.entries(cases.behindTheName[kind]).flatMap(([setting, answers]) =>
    answers.map((each) => [each, setting] as const),
  )

const lists = (kind: 'evidence' | 'naming') =>
  cases.lists[kind].flatMap(({ answers, ...draft }) => answers.map((each) => [each.join(' | '), each, draft] as const))

const ofList = (
  answers: string[],
  { question, documented, findings }: { question: string; documented: string[]; findings: string[] },
) =>
  errors({
    ...DATES,
    title: 'Clarification',
    question,
    documentedDiagnoses: documented,
    indicators: findings.map((text) => ({ text, source: 'Progress note', date: '2026-08-12' })),
    options: [...answers, ...OPEN],
  })

describe('a clause behind one name that brings evidence, a fit or an opinion steers', () => {
  test.each(tails('evidence'))('%s', (answer, setting) => expect(listWith(setting, answer)).toContain('LEAD-OPTION'))
  test.each(lists('evidence'))('%s', (_, answers, draft) => expect(ofList(answers, draft)).toContain('LEAD-OPTION'))
})

describe('a clause that is part of the name does not', () => {
  test.each(tails('naming'))('%s', (answer, setting) => expect(listWith(setting, answer)).not.toContain('LEAD-OPTION'))
  test.each(lists('naming'))('%s', (_, answers, draft) => expect(ofList(answers, draft)).not.toContain('LEAD-OPTION'))
})
