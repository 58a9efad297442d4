import { Badge } from '../ui/badge.tsx'

/** What the rules find in a template's words, and what is wrong with its make-up; each with the rule's reason a tap away. */
export function TemplateFindings({
  faults,
  unread = [],
}: {
  faults: { rule: string; where: string; why: string }[]
  unread?: string[]
}) {
  const n = faults.length + unread.length
  return (
    <section className="panel" aria-label="Findings" aria-live="polite">
      <header>
        <h2>Findings</h2>
        <Badge tone={n === 0 ? 'good' : 'bad'}>
          {n === 0 ? 'no rule broken' : n === 1 ? '1 fault' : `${n} faults`}
        </Badge>
      </header>
      <div className="body stack">
        {n === 0 ? <p className="quiet">What a patient's findings decide is checked again once it is filled.</p> : null}
        {unread.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {faults.map((fault) => (
          <p key={`${fault.rule}-${fault.where}-${fault.why}`}>
            <strong>{fault.rule}</strong> <span className="quiet small">{fault.where}</span>
            <br />
            {fault.why}{' '}
            <a className="small" href={`/rules#${fault.rule}`}>
              why? rule
            </a>
          </p>
        ))}
      </div>
    </section>
  )
}
