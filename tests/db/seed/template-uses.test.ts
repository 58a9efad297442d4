import { expect, test } from 'vitest'
import { starterTemplate } from '#app/domain/query/templates/library.ts'
import { templateUsesOf } from '#db/seed/template-uses.ts'
import byProblem from '#db/seed/templates.json'
import { theDemo } from './demo.ts'

const asked = theDemo().encounters.flatMap(({ queries }) => queries)

test('each problem of the demo is asked about with a template that the library has', () => {
  for (const id of Object.values(byProblem)) expect(starterTemplate(id), id).not.toBeNull()
})

test('most sent queries of the demo were begun from a template, and many templates have answers', () => {
  const sent = asked.filter(({ query }) => query.sentAt !== null)
  const used = sent.filter(({ query }) => query.templateId !== null)
  expect(used.length / sent.length).toBeGreaterThan(0.6)
  expect(used.length / sent.length).toBeLessThan(0.95)
  const answered = used.filter(({ answer }) => answer !== null)
  expect(new Set(answered.map(({ query }) => query.templateId)).size).toBeGreaterThan(15)
  expect(templateUsesOf(asked)).toHaveLength(used.length)
})
