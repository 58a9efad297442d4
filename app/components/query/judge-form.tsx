import { TextField } from '../ui/field.tsx'
import { saidOf } from './evidence-list.tsx'

export type Blinded = {
  title: string
  question: string
  kind: string
  purpose: string
  zone: string
  indicators: { text: string; source: string; author: string | null; at: string | null }[]
  options: { text: string; evidence: number[] }[]
  isJudgedByMe: boolean
}

/** The words and the evidence, and nothing about who asked, whom, or what came of it. */
export function BlindedQuery({ item }: { item: Blinded }) {
  return (
    <section className="panel" aria-label="The query">
      <header>
        <h2>{item.title}</h2>
        <span className="quiet small">
          {item.kind}, {item.purpose}
        </span>
      </header>
      <div className="body stack">
        <p className="question">{item.question}</p>
        <ol>
          {item.indicators.map((indicator, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is frozen with the words
            <li key={n}>
              {indicator.text} <span className="quiet small">{saidOf(indicator, item.zone)}</span>
            </li>
          ))}
        </ol>
        <ul>
          {item.options.map((option) => (
            <li key={option.text}>
              {option.text}
              {option.evidence.length > 0 ? (
                <span className="quiet small"> evidence {option.evidence.join(', ')}</span>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

type Judged = { verdict: string; rules: string[]; comment: string }

/** One's own verdict, and the rules that it is about; what could not be kept comes back as it was given. */
export function JudgeForm(props: {
  rules: { id: string; says: string }[]
  fault: string
  given: Judged | null
  isDone: boolean
}) {
  const { rules, fault, given } = props
  if (props.isDone)
    return <p className="notice good">Your judgment is kept. It is shown when the second one is there.</p>
  return (
    <form method="post" className="panel">
      <div className="body stack">
        {fault ? (
          <div className="summary" role="alert">
            {fault}
          </div>
        ) : null}
        <fieldset className="stack">
          <legend>Is it compliant?</legend>
          <label className="check">
            <input
              type="radio"
              name="verdict"
              value="compliant"
              defaultChecked={given?.verdict === 'compliant'}
              required
            />{' '}
            Compliant
          </label>
          <label className="check">
            <input
              type="radio"
              name="verdict"
              value="not-compliant"
              defaultChecked={given?.verdict === 'not-compliant'}
            />{' '}
            Not compliant
          </label>
        </fieldset>
        <details open={given !== null && given.verdict !== 'compliant'}>
          <summary>Which rules it breaks, where it is not compliant</summary>
          <fieldset>
            <legend className="unseen">Which rules it breaks</legend>
            {rules.map((rule) => (
              <label key={rule.id} className="check">
                <input type="checkbox" name="rules[]" value={rule.id} defaultChecked={given?.rules.includes(rule.id)} />{' '}
                <span>
                  <strong>{rule.id}</strong> <span className="small quiet">{rule.says}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </details>
        <TextField
          name="comment"
          label="Comment (optional)"
          rows={2}
          maxLength={1000}
          defaultValue={given?.comment ?? ''}
        />
        <button type="submit" className="button primary">
          Keep my judgment
        </button>
      </div>
    </form>
  )
}
