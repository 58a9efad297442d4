import type { Finding } from '#app/domain/query/draft.ts'
import type { Override } from '#app/domain/query/query.ts'
import type { Checked, FoundRepair } from './compose-state.ts'

const SIGN: Record<Finding['severity'], string> = { error: '✕', warn: '!', info: 'i' }
const WORD: Record<Finding['severity'], string> = { error: 'Stops sending', warn: 'Warning', info: 'Note' }

/** What the rules find, with the words and the reason. A warning can stand with the author's reason; an error cannot. */
export function FindingsPane({
  check,
  overrides,
  onOverride,
  repairs,
  onRepair,
}: {
  check: Checked
  overrides: Override[]
  onOverride: (override: Override) => void
  repairs: FoundRepair[]
  /** Null while a change is on its way to the rules: a repair is only good for the words it was found for. */
  onRepair: ((repair: FoundRepair) => void) | null
}) {
  const errors = check.findings.filter((f) => f.severity === 'error').length
  const reasonOf = (finding: Finding) =>
    overrides.find((o) => o.rule === finding.rule && o.where === finding.where)?.reason ?? ''
  return (
    <section className="panel" aria-label="Findings">
      <header>
        <h2>Findings</h2>
        <span role="status" className={errors > 0 ? 'badge bad' : 'badge good'}>
          {errors === 0 ? '✓ no rule broken' : errors === 1 ? '✕ 1 error' : `✕ ${errors} errors`}
        </span>
      </header>
      <ul className="findings">
        {check.findings.map((finding) => (
          <li key={`${finding.rule}-${finding.where}-${finding.excerpt}`} className={finding.severity}>
            <p>
              <span aria-hidden="true" className="sign">
                {SIGN[finding.severity]}
              </span>
              <strong>{finding.rule}</strong>{' '}
              <span className="quiet small">
                {WORD[finding.severity]}, {finding.where}
              </span>
            </p>
            {finding.excerpt ? <blockquote>{finding.excerpt}</blockquote> : null}
            <p>
              {finding.why}{' '}
              <a className="small" href={`/rules#${finding.rule}`} target="_blank" rel="noreferrer">
                why? rule
              </a>
            </p>
            <Repairs finding={finding} repairs={repairs} onRepair={onRepair} />
            {finding.severity === 'warn' ? (
              <label className="small">
                Why it may stand
                <input
                  autoComplete="off"
                  type="text"
                  defaultValue={reasonOf(finding)}
                  maxLength={300}
                  onBlur={(e) => onOverride({ rule: finding.rule, where: finding.where, reason: e.target.value })}
                />
              </label>
            ) : null}
          </li>
        ))}
        {check.notChecked.map((words) => (
          <li key={words} className="info">
            <p>
              <span aria-hidden="true" className="sign">
                o
              </span>
              <strong>Not checked</strong>
            </p>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One tap each: the finding goes, nothing new comes. */
function Repairs(props: {
  finding: Finding
  repairs: FoundRepair[]
  onRepair: ((repair: FoundRepair) => void) | null
}) {
  const { rule, where, excerpt } = props.finding
  const own = props.repairs.filter((r) => r.rule === rule && r.where === where && r.excerpt === excerpt)
  if (own.length === 0) return null
  return (
    <p className="row">
      {own.map((repair, n) => (
        <button
          key={repair.label}
          type="button"
          className="button small"
          data-key={n === 0 ? 'p' : undefined}
          aria-disabled={props.onRepair === null}
          onClick={() => props.onRepair?.(repair)}
        >
          {repair.label}
        </button>
      ))}
    </p>
  )
}
