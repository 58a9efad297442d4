import type { Finding } from '#app/domain/query/draft.ts'
import type { PostBillReason } from '#app/domain/query/policy.ts'
import { Choice, TextField } from '../ui/field.tsx'
import { POST_BILL_WORDS } from './policy-words.ts'

/** What the rules found, with the author's reasons beside the warnings that stand. */
export function FindingsList(props: {
  findings: Finding[]
  notChecked: string[]
  overrides: { rule: string; where: string; reason: string }[]
}) {
  const reasonOf = (f: Finding) => props.overrides.find((o) => o.rule === f.rule && o.where === f.where)?.reason
  return (
    <section className="panel" aria-label="What the rules found">
      <header>
        <h2>What the rules found</h2>
      </header>
      <ul className="body plain-list">
        {props.findings.length === 0 ? <li>No rule is broken.</li> : null}
        {props.findings.map((f) => (
          <li key={`${f.rule} ${f.where}`}>
            <strong>{f.rule}</strong> {f.where}: {f.why}
            {reasonOf(f) ? <blockquote>{reasonOf(f)}</blockquote> : null}
          </li>
        ))}
        {props.notChecked.map((words) => (
          <li key={words} className="quiet">
            Not checked: {words}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The reviewer's verdict. */
export function VerdictForm({ reviewers, round }: { reviewers: number; round: number }) {
  return (
    <form method="post" className="panel body stack">
      <input type="hidden" name="round" value={round} />
      <p>
        {reviewers === 2
          ? 'Two reviewers must agree; you see the other verdict afterwards.'
          : 'With your agreement the query goes out at once.'}
      </p>
      <TextField
        name="words"
        label="Your words to the author"
        hint="Needed when you return it."
        rows={3}
        maxLength={2000}
      />
      <div className="row">
        <button type="submit" name="deed" value="approve" className="button primary">
          Agree
        </button>
        <button type="submit" name="deed" value="return" className="button">
          Return to the author
        </button>
      </div>
    </form>
  )
}

/** What an author can do before a draft goes out: ask for consent to a repeat or a second opinion; after the bill, say where it comes from. */
export function BeforeSendingForm({ isBilled, reasons }: { isBilled: boolean; reasons: readonly PostBillReason[] }) {
  return (
    <>
      {isBilled ? (
        <form method="post" className="panel body stack">
          <Choice
            name="reason"
            label="The bill has gone out. Where does this query come from?"
            options={[
              { value: '', words: 'Choose ...' },
              ...reasons.map((reason) => ({ value: reason, words: POST_BILL_WORDS[reason] })),
            ]}
          />
          <button type="submit" name="deed" value="send" className="button primary">
            Send with this reason
          </button>
        </form>
      ) : null}
      <form method="post" className="panel body stack">
        <TextField
          name="words"
          label="Ask a colleague for a second look"
          hint="Needed where the same was asked before; say what is new, or why it must be asked again."
          rows={3}
          maxLength={2000}
        />
        <button type="submit" name="deed" value="ask" className="button">
          Ask for a second look
        </button>
      </form>
    </>
  )
}
