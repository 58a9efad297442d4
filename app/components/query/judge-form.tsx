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

export function JudgeForm({
  rules,
  fault,
  isDone,
}: {
  rules: { id: string; says: string }[]
  fault: string
  isDone: boolean
}) {
  if (isDone) return <p className="notice good">Your judgment is kept. It is shown when the second one is there.</p>
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
            <input type="radio" name="verdict" value="compliant" required /> Compliant
          </label>
          <label className="check">
            <input type="radio" name="verdict" value="not-compliant" /> Not compliant
          </label>
        </fieldset>
        <div className="field">
          <label htmlFor="rules">Which rules it breaks</label>
          <select id="rules" name="rules[]" multiple size={8}>
            {rules.map((rule) => (
              <option key={rule.id} value={rule.id} title={rule.says}>
                {rule.id}
              </option>
            ))}
          </select>
        </div>
        <TextField name="comment" label="Comment (optional)" rows={2} maxLength={1000} />
        <button type="submit" className="button primary">
          Keep my judgment
        </button>
      </div>
    </form>
  )
}
