import type { Finding } from '#app/domain/query/draft.ts'
import { TextField } from '../ui/field.tsx'
import { AdviceForm, ReferForm } from './advice-forms.tsx'
import { AskAgainForm, PassOnForm, RecallForm } from './way-on-forms.tsx'
import { type DeedRefusal, sayDeedRefusal } from './words.ts'

export type Refused = { fault: string; findings: Finding[]; words: string }
export const UNSAID: Refused = { fault: '', findings: [], words: '' }
export const sayRefused = (refusal: { error: DeedRefusal; findings?: Finding[] }, words: string): Refused => ({
  fault: sayDeedRefusal(refusal.error),
  findings: refusal.findings ?? [],
  words,
})

/** What the desk can do with a query in its present state. */
export function QueryDeeds(props: {
  state: string
  mayCode: boolean
  mayAdvise: boolean
  isReferred: boolean
  mayWithdraw: boolean
  hasAskedBack: boolean
  isAskedBack: boolean
  mayRecall: boolean
  mayAskAgain: boolean
  recipients: { id: string; words: string }[]
  refused: Refused
  encounterId: string
  id: string
  isReviewer: boolean
  colleagues: { id: string; name: string }[]
}) {
  const { state } = props
  return (
    <div className="stack">
      {props.refused.fault ? (
        <div className="summary" role="alert">
          {props.refused.fault}
          {props.refused.findings.length > 0 ? (
            <ul>
              {props.refused.findings.map((finding) => (
                <li key={finding.rule}>
                  <a href={`/rules#${finding.rule}`}>{finding.rule}</a>{' '}
                  {finding.excerpt ? `“${finding.excerpt}”: ` : ''}
                  {finding.why}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
      {state === 'answered' && props.isReferred ? <AdviceForm mayAdvise={props.mayAdvise} /> : null}
      {state === 'answered' && props.mayCode && !props.isReferred ? (
        <form method="post" className="panel">
          <header>
            <h2>Reconcile</h2>
          </header>
          <div className="body stack">
            <p>
              Change the coded lines to what the signed answer supports, or leave them, and close. The lines then and
              now are kept.
            </p>
            <TextField name="comment" label="Comment (optional)" rows={2} maxLength={1000} />
            <div className="row">
              <button type="submit" name="deed" value="reconcile" className="button primary">
                Close the query
              </button>
              <a className="button" href={`/charts/${props.encounterId}`}>
                Open the chart to recode
              </a>
            </div>
          </div>
        </form>
      ) : null}
      {state === 'answered' && props.mayCode && !props.isReferred ? <ReferForm /> : null}
      {state === 'open' && props.hasAskedBack ? (
        <form method="post" className="panel">
          <header>
            <h2>Give more information</h2>
          </header>
          <div className="body stack">
            <TextField
              name="words"
              label="Your words to the physician"
              hint="They stand beside the query, do not change it, and are held to the same rules. Add no diagnosis."
              rows={3}
              maxLength={2000}
              defaultValue={props.refused.words}
            />
            <button type="submit" name="deed" value="inform" className="button">
              Send
            </button>
          </div>
        </form>
      ) : null}
      {state === 'in-review' && props.isReviewer ? (
        <a className="button primary" href={`/queries/${props.id}/review`}>
          Give the second look
        </a>
      ) : null}
      {props.mayRecall ? <RecallForm /> : null}
      {state === 'open' ? <FollowUp {...props} /> : null}
      {props.recipients.length > 0 ? <PassOnForm recipients={props.recipients} words={props.refused.words} /> : null}
      {props.mayAskAgain && (state === 'withdrawn' || state === 'expired') ? <AskAgainForm id={props.id} /> : null}
      {state === 'open' && props.mayWithdraw ? (
        <details className="panel">
          <summary className="body">Withdraw this query</summary>
          <form method="post" className="body stack">
            <TextField name="reason" label="Why?" rows={2} maxLength={1000} />
            <button type="submit" name="deed" value="withdraw" className="button danger">
              Withdraw
            </button>
          </form>
        </details>
      ) : null}
    </div>
  )
}

/** Remind, hand over, correct: what does not change the question, and what makes a new version of it. */
function FollowUp(props: {
  id: string
  mayWithdraw: boolean
  isAskedBack: boolean
  colleagues: { id: string; name: string }[]
}) {
  return (
    <section className="panel" aria-label="Follow up">
      <div className="body row">
        {props.isAskedBack ? null : (
          <form method="post">
            <button type="submit" name="deed" value="remind" className="button">
              Remind
            </button>
          </form>
        )}
        {props.mayWithdraw ? (
          <a className="button" href={`/queries/${props.id}/correct`}>
            Correct the words
          </a>
        ) : null}
        <form method="post" className="row tools">
          <select name="colleague" aria-label="Colleague" defaultValue="">
            <option value="">Hand to ...</option>
            {props.colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" name="deed" value="assign" className="button">
            Assign
          </button>
        </form>
      </div>
    </section>
  )
}
