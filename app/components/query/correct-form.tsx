import type { Finding } from '#app/domain/query/draft.ts'
import type { Wording } from '#app/domain/query/query.ts'
import { Field, TextField } from '../ui/field.tsx'

/** The words of an open query to be corrected; its evidence stays. Warnings of the last try ask for a reason. */
export function CorrectForm(props: {
  wordingNumber: number
  wording: Wording
  newOptionId: string
  findings: Finding[]
  why: string
}) {
  const { wording } = props
  const warnings = props.findings.filter((f) => f.severity === 'warn')
  return (
    <form method="post" className="panel body stack">
      <input type="hidden" name="wordingNumber" value={props.wordingNumber} />
      <Field name="title" label="Title" defaultValue={wording.title} maxLength={200} />
      <TextField name="question" label="Question" defaultValue={wording.question} rows={5} maxLength={4000} />
      {wording.kind === 'open-ended' ? null : (
        <fieldset className="stack">
          <legend>Answers</legend>
          <p className="quiet small">An answer without words is taken out. The evidence linked to the others stays.</p>
          {[...wording.options, { id: props.newOptionId, text: '' }].map((option, n) => (
            <div key={option.id}>
              <input type="hidden" name="optionIds[]" value={option.id} />
              <input
                autoComplete="off"
                type="text"
                name="optionTexts[]"
                defaultValue={option.text}
                maxLength={400}
                aria-label={`Answer ${n + 1}`}
              />
            </div>
          ))}
        </fieldset>
      )}
      {warnings.map((f) => (
        <div key={`${f.rule} ${f.where}`} className="stack">
          <p>
            <strong>{f.rule}</strong> {f.where}: {f.why}
          </p>
          <input type="hidden" name="rules[]" value={f.rule} />
          <input type="hidden" name="wheres[]" value={f.where} />
          <input
            autoComplete="off"
            type="text"
            name="reasons[]"
            maxLength={1000}
            aria-label={`Why ${f.rule} may stand`}
            placeholder="Why it may stand"
          />
        </div>
      ))}
      <TextField name="why" label="Why do the words change?" defaultValue={props.why} rows={2} maxLength={1000} />
      <button type="submit" className="button primary">
        Send the corrected version
      </button>
    </form>
  )
}
