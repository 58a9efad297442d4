import { TextField } from '../ui/field.tsx'

const ADVICE_WORDS: [value: string, words: string][] = [
  ['stands', 'The answer stands: code by it'],
  ['ask-again', 'Ask again, with what is new in the record'],
  ['talk', 'I will talk to the physician'],
]

/** The desk's way with an answer that does not answer, or that the findings do not bear out. */
export function ReferForm() {
  return (
    <details className="panel">
      <summary className="body">Refer this answer to the physician advisor</summary>
      <form method="post" className="body stack">
        <TextField
          name="words"
          label="What is in doubt?"
          hint="For an answer that is unclear or that the findings do not bear out. The answer stands as it was signed; nothing goes to the physician."
          rows={3}
          maxLength={2000}
        />
        <button type="submit" name="deed" value="refer" className="button">
          Refer
        </button>
      </form>
    </details>
  )
}

/** The advisor's word on a referred answer; for everyone else that it is waited for. */
export function AdviceForm({ mayAdvise }: { mayAdvise: boolean }) {
  if (!mayAdvise)
    return (
      <div className="notice">
        This answer was referred to the physician advisor. It can be reconciled when the advice is there.
      </div>
    )
  return (
    <form method="post" className="panel">
      <header>
        <h2>Your advice</h2>
      </header>
      <div className="body stack">
        <fieldset className="stack plain">
          <legend className="unseen">Advice</legend>
          {ADVICE_WORDS.map(([value, words]) => (
            <label key={value} className="check">
              <input type="radio" name="advice" value={value} required /> {words}
            </label>
          ))}
        </fieldset>
        <TextField name="words" label="Why?" rows={3} maxLength={2000} required />
        <button type="submit" name="deed" value="advise" className="button primary">
          Give the advice
        </button>
      </div>
    </form>
  )
}
