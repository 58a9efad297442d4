import { describe, expect, test } from 'vitest'
import type { Wording } from '#app/domain/query/query.ts'
import { unresolvedIn } from '#app/domain/query/templates/unresolved.ts'

const wording = (part: Partial<Wording>): Wording => ({
  kind: 'multiple-choice',
  purpose: 'specificity',
  title: 'Heart failure',
  question: 'Can the type be stated [LVEF 30 %]?',
  options: [{ id: 'o1', text: 'Other', role: 'other', supportedBy: [] }],
  indicators: [],
  ...part,
})

describe('a slot that nobody filled', () => {
  test.each([
    ['as a token in the question', { question: 'Is {{term}} present?' }, 'question', '{{term}}'],
    [
      'as the hint of the template',
      { question: 'Recorded in the [note it stands in].' },
      'question',
      '[note it stands in]',
    ],
    ['as a hint with a capital', { title: '[Note it stands in]' }, 'title', '[note it stands in]'],
    [
      'in an option',
      { options: [{ id: 'o', text: '{{ drug }}', role: 'diagnosis', supportedBy: [] }] },
      'option 1',
      '{{ drug }}',
    ],
  ] as const)('%s stops the sending', (_, part, where, excerpt) => {
    const found = unresolvedIn(wording(part as Partial<Wording>), ['note it stands in'])
    expect(found).toMatchObject([{ rule: 'P-TMPL', severity: 'error', where, excerpt }])
  })

  test('brackets of the author are their own', () => {
    expect(unresolvedIn(wording({}), ['note it stands in'])).toEqual([])
    expect(unresolvedIn(wording({}), [])).toEqual([])
  })
})
