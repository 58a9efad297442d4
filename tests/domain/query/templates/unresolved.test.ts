import { describe, expect, test } from 'vitest'
import type { Wording } from '#app/domain/query/query.ts'
import { openHintsIn } from '#app/domain/query/templates/unresolved.ts'

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
    [
      'as the hint of the template',
      { question: 'Recorded in the [note it stands in].' },
      'question',
      '[note it stands in]',
    ],
    ['as a hint with a capital', { title: '[Note it stands in]' }, 'title', '[note it stands in]'],
    [
      'in an option',
      { options: [{ id: 'o', text: '[note it stands in]', role: 'diagnosis', supportedBy: [] }] },
      'option 1',
      '[note it stands in]',
    ],
  ] as const)('%s stops the sending', (_, part, where, excerpt) => {
    const found = openHintsIn(wording(part as Partial<Wording>), ['note it stands in'])
    expect(found).toMatchObject([{ rule: 'P-TMPL', severity: 'error', where, excerpt }])
  })

  test('brackets of the author are their own', () => {
    expect(openHintsIn(wording({}), ['note it stands in'])).toEqual([])
    expect(openHintsIn(wording({}), [])).toEqual([])
  })
})
