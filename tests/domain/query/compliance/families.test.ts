import { describe, expect, test } from 'vitest'
import type { Draft } from '#app/domain/query/draft.ts'
import { errors } from './drafts.ts'
import cases from './families.cases.json'

const named = cases.map(({ about, fine, draft }, at) => ({
  name: `${at + 1}, ${about}: ${draft.question.slice(0, 60)} ${draft.options.slice(0, 2).join(' / ')}`,
  fine,
  draft: draft as Partial<Draft>,
}))

describe('turns of one family, innocent and not', () => {
  test.each(named.filter(({ fine }) => fine))('fine: $name', ({ draft }) => expect(errors(draft)).toEqual([]))
  test.each(named.filter(({ fine }) => !fine))('stopped: $name', ({ draft }) => expect(errors(draft)).not.toEqual([]))
})
