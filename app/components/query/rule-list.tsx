import type { RuleFacts } from '#app/domain/query/compliance/rule.ts'
import type { Severity } from '#app/domain/query/draft.ts'
import { Badge, type Tone } from '../ui/badge.tsx'

const SEVERITY_WORDS: Record<Severity, { words: string; tone: Tone }> = {
  error: { words: 'Stops sending', tone: 'bad' },
  warn: { words: 'Needs a change or a reason', tone: 'warn' },
  info: { words: 'Note', tone: 'plain' },
}
const EDITION_WORDS: Record<RuleFacts['edition'], string> = {
  '2022': 'Practice brief of 2022',
  '2026': 'Practice brief of 2026',
  house: 'House rule',
}
const CONFIDENCE_WORDS: Record<RuleFacts['confidence'], string> = {
  P: 'primary text read',
  S: 'from a secondary page that quotes the primary',
  K: 'from knowledge of the document; to be confirmed by a credentialed reviewer',
  H: 'our own, stricter or more concrete than any source',
}

export type RuleItem = RuleFacts & { kept: string }

/** Every rule by its id, so that a finding can link to it. */
export function RuleList({ rules, label }: { rules: RuleItem[]; label: string }) {
  return (
    <section className="stack" aria-label={label}>
      <h2>{label}</h2>
      {rules.map((rule) => (
        <article key={rule.id} id={rule.id} className="panel rule">
          <header>
            <h3>{rule.id}</h3>
            <Badge tone={SEVERITY_WORDS[rule.severity].tone}>{SEVERITY_WORDS[rule.severity].words}</Badge>
          </header>
          <div className="body">
            <p>{rule.says}</p>
            <p className="small quiet">
              {EDITION_WORDS[rule.edition]}. Source: {rule.source} ({CONFIDENCE_WORDS[rule.confidence]}). {rule.kept}
            </p>
          </div>
        </article>
      ))}
    </section>
  )
}
