import { expect, test } from 'vitest'
import { listRules } from '#app/services/query/list-rules.server.ts'

test('a rule that words and roles keep together says both', () => {
  const { content } = listRules()
  const kept = new Map(content.map(({ id, kept: words }) => [id, words]))
  expect(kept.get('P-WHO')).toBe(
    "Run on every draft, in every channel. Kept by: Roles at the door; the answer is signed in the provider's own sign-in.",
  )
  expect(kept.get('IMPACT')).toBe('Run on every draft, in every channel.')
})
