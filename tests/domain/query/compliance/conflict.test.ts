import { describe, expect, test } from 'vitest'
import cases from './conflict.cases.json'
import { errors } from './drafts.ts'

type Case = { question: string; options: string[]; documented: string[]; statements: string[][]; purpose?: string }

const put = ({ question, options, documented, statements }: Case, purpose?: 'conflict') =>
  errors({
    kind: 'multiple-choice',
    title: 'Documentation clarification',
    question,
    options: [...options, 'Other (please specify)', 'Unable to determine'],
    documentedDiagnoses: documented,
    encounterStart: '2026-08-10',
    indicators: statements.map(([text = '', source = '', date = '']) => ({ text, source, date })),
    ...(purpose ? { purpose } : {}),
  })
const named = (list: Case[]) => list.map((each) => [each.question, each] as const)

describe('a conflict that quotes a note for each answer passes, whoever signs it and however he abbreviates', () => {
  test.each(named(cases.fair))('%s', (_, each) => {
    expect(put(each, 'conflict')).toEqual([])
    expect(put(each)).toEqual([])
  })
})
describe('a conflict that leaves one note out, only tells it, or weighs its authors does not', () => {
  test.each(named(cases['not-fair']))('%s', (_, each) => {
    expect(put(each, 'conflict')).toContain('CONF-BOTH')
    if (!each.purpose) expect(put(each)).toContain('CONF-BOTH')
  })
})
