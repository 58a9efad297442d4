import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULE_SET, RULES } from '#app/domain/query/compliance/registry.ts'

const page = readFileSync('docs/compliance.md', 'utf8')

test('the documentation names the rule set', () => {
  expect(page).toContain(RULE_SET)
})

test.each(RULES)('the documentation says what $id asks, how severe it is and where it comes from', (rule) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${rule.id}\` |`)) ?? ''
  expect(row).toContain(`| ${rule.severity} | ${rule.edition} |`)
  expect(row).toContain(rule.says.replaceAll('|', '/'))
  expect(row).toContain(`[${rule.confidence}]`)
})
