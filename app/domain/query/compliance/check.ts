import type { CheckResult, Draft, Finding } from '#app/domain/query/draft.ts'
import { type Reading, readDraft } from './reading/reading.ts'
import { CONTENT_RULES, RULE_SET } from './registry.ts'
import { uncheckedOf } from './unchecked.ts'

function findingsOf(reading: Reading): Finding[] {
  return CONTENT_RULES.flatMap((rule) =>
    rule
      .find(reading)
      .map(({ where, excerpt, why }) => ({ rule: rule.id, severity: rule.severity, where, excerpt, why })),
  )
}

/**
 * Returns what the compliance rules find in a draft, in the order of the rules; not compliant when any finding is an error, and what could
 * not be judged is said in `notChecked`. The same draft always gives the same result.
 */
export function checkDraft(draft: Draft): CheckResult {
  const reading = readDraft(draft)
  const findings = findingsOf(reading)
  const compliant = findings.every(({ severity }) => severity !== 'error')
  return { compliant, findings, notChecked: uncheckedOf(reading), ruleSet: RULE_SET }
}
