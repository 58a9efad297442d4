import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'
import cases from './link.cases.json'

type Case = { question: string; documented: string[]; findings: string[][] }

const put = ({ question, documented, findings }: Case, purpose?: 'cause-effect') =>
  errors({
    kind: 'yes-no',
    title: 'Clarification of relationship',
    question,
    options: ['Yes', 'No, due to another cause (please specify)', 'Other: ______', 'Unable to determine'],
    documentedDiagnoses: documented,
    encounterStart: '2026-08-10',
    indicators: findings.map(([text = '', source = '']) => ({ text, source, date: '2026-08-12' })),
    ...(purpose ? { purpose } : {}),
  })
const named = (list: Case[]) => list.map((each) => [`${each.question} [${each.documented.join('; ')}]`, each] as const)

describe('a yes/no question may link two conditions that are each documented, in any words', () => {
  test.each(named(cases.linked))('%s', (_, each) => {
    expect(put(each, 'cause-effect')).toEqual([])
    expect(put(each)).toEqual([])
  })
})
describe('a yes/no question may not supply the cause or kind that nobody has documented', () => {
  test.each(named(cases.supplied))('%s', (_, each) => expect(put(each, 'cause-effect')).not.toEqual([]))
})
