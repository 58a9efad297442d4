import { RULE_SET, RULES } from '#app/domain/query/compliance/registry.ts'

/** Every rule as people read it, those that are run on a draft and those that roles, storage and the life cycle keep. */
export function listRules() {
  const facts = RULES.map((rule) => {
    const { id, severity, edition, confidence, source, says } = rule
    const run = rule.kind === 'content' ? ['Run on every draft, in every channel.'] : []
    const kept = [...run, ...(rule.enforcedBy ? [`Kept by: ${rule.enforcedBy}`] : [])].join(' ')
    return { id, severity, edition, confidence, source, says, kept, kind: rule.kind }
  })
  return {
    ruleSet: RULE_SET,
    content: facts.filter(({ kind }) => kind === 'content'),
    process: facts.filter(({ kind }) => kind === 'process'),
  }
}
