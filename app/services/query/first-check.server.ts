import type { CheckResult } from '#app/domain/query/draft.ts'
import { isWholeDraft } from '#app/domain/query/first-draft.ts'
import type { Query } from '#app/domain/query/query.ts'
import type { Write } from '#db/commit.ts'
import { addDraftCheck } from '#db/query-checks.ts'

/** The write that keeps what the rules found in the first whole draft; none while it is not whole or a slot stands open. A second one changes nothing. */
export function firstCheckOf(query: Pick<Query, 'id' | 'wording'>, check: CheckResult, at: Date): Write[] {
  const isOpen = check.findings.some(({ rule }) => rule === 'P-TMPL')
  if (isOpen || !isWholeDraft(query.wording)) return []
  const findings = check.findings.map(({ rule, severity, where }) => ({ rule, severity, where }))
  return [
    addDraftCheck({ queryId: query.id, checkedAt: at, ruleSet: check.ruleSet, isClean: check.compliant, findings }),
  ]
}
