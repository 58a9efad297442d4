import { describe, expect, test } from 'vitest'
import { readDraft } from '#app/domain/query/compliance/reading/reading.ts'
import { aDraft } from './drafts.ts'
import cases from './roles.cases.json'

const roleOf = (words: string) =>
  readDraft(
    aDraft({
      kind: 'multiple-choice',
      question: 'Please clarify the diagnosis for the findings below.',
      options: ['Sepsis due to pneumonia', 'Pneumonia without sepsis', words],
    }),
  ).options[2]?.role

describe.each(Object.entries(cases))('an answer that is %s in unusual words', (role, answers) => {
  test.each(answers)('%s', (answer) => expect(roleOf(answer)).toBe(role))
})
