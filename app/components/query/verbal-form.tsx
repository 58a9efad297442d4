import type { Wording } from '#app/domain/query/query.ts'
import { Choice, Field, TextField } from '../ui/field.tsx'

/** Who was asked, when, and what they said. Nothing is preselected. */
export function VerbalForm({
  page,
  typed,
}: {
  /** What was sent and could not be recorded: nothing typed is lost. */
  typed: { provider: string; at: string; option: string; words: string } | null
  page: {
    wording: Wording
    providerId: string
    people: { id: string; words: string }[]
    timeZone: string
    localNow: string
  }
}) {
  const people = [{ value: '', words: 'Choose ...' }, ...page.people.map(({ id, words }) => ({ value: id, words }))]
  return (
    <form method="post" className="panel body stack">
      <Choice
        name="provider"
        label="Who was asked?"
        options={people}
        defaultValue={typed?.provider ?? page.providerId}
        required
      />
      <Field
        name="at"
        label={`When? (${page.timeZone})`}
        type="datetime-local"
        defaultValue={typed?.at ?? page.localNow}
        max={page.localNow}
        required
      />
      {page.wording.kind === 'open-ended' ? null : (
        <fieldset className="stack">
          <legend>What was the answer?</legend>
          {page.wording.options.map((option) => (
            <label key={option.id} className="check">
              <input
                type="radio"
                name="option"
                value={option.id}
                defaultChecked={typed?.option === option.id}
                required
              />{' '}
              {option.text}
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        name="words"
        label="In their words"
        hint="Needed for an open question and for “other”."
        rows={3}
        maxLength={4000}
        defaultValue={typed?.words}
      />
      <button type="submit" className="button primary">
        Record and ask for the signature
      </button>
    </form>
  )
}
