import { repairsFor } from '#app/domain/query/compliance/repairs.ts'
import type { CheckResult } from '#app/domain/query/draft.ts'
import type { Query } from '#app/domain/query/query.ts'
import { repairedWording, type WordingChange } from '#app/domain/query/repaired-wording.ts'
import type { Context } from '../context.server.ts'
import { draftOfQuery } from './check-query.server.ts'

export type FoundRepair = { rule: string; where: string; excerpt: string; label: string; change: WordingChange }

/** Findings beyond these get their repairs when the first are dealt with: each one is tried out by the rules. */
const MOST = 8

/** The one-tap repairs of a draft's findings: each takes its finding away and brings no new error. */
export async function findRepairs(
  context: Context,
  query: Pick<Query, 'id' | 'wording' | 'encounterId' | 'providerId'>,
  check: CheckResult,
): Promise<FoundRepair[]> {
  if (check.findings.length === 0) return []
  const draft = await draftOfQuery(context, query)
  return check.findings.slice(0, MOST).flatMap((finding) =>
    repairsFor(draft, finding).flatMap((repair) => {
      const change = repairedWording(query.wording, draft, repair.draft)
      const { rule, where, excerpt } = finding
      return change ? [{ rule, where, excerpt, label: repair.label, change }] : []
    }),
  )
}
