import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'
import cases from './senses.cases.json'

/** Whole drafts, each with the rules that it breaks; none where it breaks nothing. */
const drafts = cases.drafts.map(({ rules, draft }, at) => ({
  name: `${at + 1}: ${draft.title}, ${draft.question.slice(0, 60)}`,
  rules,
  draft: draft as Partial<Draft>,
}))
const INDICATORS = [
  { text: 'BP 82/44, lactate 3.1 mmol/L, norepinephrine 8 mcg/min', source: 'ICU flowsheet', date: '2026-03-04' },
]
const found = (question: string) => errors({ question, indicators: INDICATORS, documentedDiagnoses: ['Pneumonia'] })

describe('a word, an abbreviation and a reason by their sense', () => {
  test.each(cases.innocent)('is not stopped: %s', (question) => expect(found(question)).toEqual([]))
  test.each(cases.hints)('is a hint: %s', (question) => expect(found(question)).toContain('IMPACT'))
  test.each(cases.leads)('leads: %s', (question) =>
    expect(found(question).filter((rule) => rule.startsWith('LEAD-'))).not.toEqual([]),
  )
})
describe('whole drafts of these classes', () => {
  test.each(drafts.filter(({ rules }) => rules.length === 0))('fine: $name', ({ draft }) =>
    expect(errors(draft)).toEqual([]),
  )
  test.each(drafts.filter(({ rules }) => rules.length > 0))('stopped: $name', ({ draft, rules }) =>
    expect(errors(draft)).toEqual(expect.arrayContaining(rules)),
  )
})
