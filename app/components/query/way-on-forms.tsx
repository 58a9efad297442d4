import { Choice, TextField } from '../ui/field.tsx'

/** The desk finds who is to be asked instead; the words go on unchanged. */
export function PassOnForm({ recipients, words }: { recipients: { id: string; words: string }[]; words: string }) {
  const options = [
    { value: '', words: 'Choose ...' },
    ...recipients.map(({ id, words: name }) => ({ value: id, words: name })),
  ]
  return (
    <details className="panel">
      <summary className="body">Ask another clinician</summary>
      <form method="post" className="body stack">
        <Choice name="clinician" label="Who should be asked instead?" options={options} required />
        <TextField name="words" label="Why? (optional)" rows={2} maxLength={1000} defaultValue={words} />
        <button type="submit" name="deed" value="redirect" className="button">
          Pass it on, unchanged
        </button>
      </form>
    </details>
  )
}

/** While nobody has agreed yet, its author can have a query back. */
export function RecallForm() {
  return (
    <form method="post" className="panel body stack">
      <p>It waits for a second look. Take it back to change it, or to let it be.</p>
      <button type="submit" name="deed" value="recall" className="button">
        Take it back from review
      </button>
    </form>
  )
}

/** What ended without an answer is no dead end: its words are the beginning of a new draft. */
export function AskAgainForm({ id }: { id: string }) {
  return (
    <form method="post" action="/queries/new" className="panel body stack">
      <input type="hidden" name="from" value={id} />
      <p>It ended without an answer. Its words and evidence can begin a new draft, which passes the rules anew.</p>
      <button type="submit" className="button">
        Begin a new draft from it
      </button>
    </form>
  )
}
