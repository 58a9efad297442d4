import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import cases from './courteous.cases.json'
import { errors } from './drafts.ts'

/** Whole drafts of many voices, each with a word for what it breaks; none where it breaks nothing. */
const drafts = cases.drafts.map(({ rules, draft }, at) => ({
  name: `${at + 1}: ${draft.title}, ${draft.question.slice(0, 60)}`,
  rules,
  draft: draft as Partial<Draft>,
}))

describe('long courteous questions', () => {
  test.each(cases.innocent)('are not stopped: %s', (question) => expect(errors({ question })).toEqual([]))
  test.each(cases.hints)('do not hide what an answer brings: %s', (question) =>
    expect(errors({ question })).toContain('IMPACT'),
  )
  test.each(cases.leads)('do not hide the answer that is wanted: %s', (question) =>
    expect(errors({ question }).filter((rule) => rule.startsWith('LEAD-'))).not.toEqual([]),
  )
})
describe('whole drafts', () => {
  test.each(drafts.filter(({ rules }) => rules.length === 0))('fine: $name', ({ draft }) =>
    expect(errors(draft)).toEqual([]),
  )
  test.each(drafts.filter(({ rules }) => rules.length > 0))('stopped: $name', ({ draft }) =>
    expect(errors(draft)).not.toEqual([]),
  )
})
