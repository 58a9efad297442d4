import { sha256 } from '#app/domain/audit/hash.ts'
import type { templateUses } from '../schema/templates.ts'
import type { DemoEncounter } from './hospital.ts'
import byProblem from './templates.json'

const TEMPLATES: Readonly<Record<string, string>> = byProblem
/** Percent of the invented queries that their authors began from the template of the subject; the others were written without one. */
const FROM_TEMPLATE = 82

/** Returns the template from which a query about a problem was begun, or null; the same query always has the same. */
export function templateFor(problemId: string, queryId: string): string | null {
  const chance = Number.parseInt(sha256(`${queryId} template`).slice(0, 8), 16) % 100
  return chance < FROM_TEMPLATE ? (TEMPLATES[problemId] ?? null) : null
}

/** Returns which version of which template filled each query: the built-in first. */
export function templateUsesOf(queries: DemoEncounter['queries']): (typeof templateUses.$inferInsert)[] {
  return queries.flatMap(({ query: { id, templateId, createdAt } }) =>
    templateId === null ? [] : [{ queryId: id, templateId, number: 1, usedAt: createdAt }],
  )
}
