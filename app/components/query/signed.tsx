import { CopyButton } from '../ui/copy-button.tsx'

type SignedPage = { id: string; place: { nextId: string | null } }

/** After signing: the time, the addendum to copy, ten seconds to take it back, and the next query. */
export function Signed(props: {
  page: SignedPage
  answer: { addendum: string; signedAt: Date | string; secondsLeft: number }
  fault: string
}) {
  const { page, answer, fault } = props
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' }).format(
    new Date(answer.signedAt),
  )
  return (
    <div className="stack">
      {fault ? (
        <div className="summary" role="alert">
          {fault}
        </div>
      ) : null}
      <div className="notice good" role="status">
        <strong>Signed {time} UTC</strong>
      </div>
      <section className="panel">
        <header>
          <h2>Addendum for the record</h2>
          <CopyButton text={answer.addendum} />
        </header>
        <pre className="body addendum">{answer.addendum}</pre>
      </section>
      {answer.secondsLeft > 0 ? (
        <form method="post" className="take-back">
          <button type="submit" name="deed" value="take-back" className="button">
            Take back (within {answer.secondsLeft} s)
          </button>
        </form>
      ) : null}
      {page.place.nextId ? (
        <a className="button primary" href={`/queries/${page.place.nextId}/answer`}>
          Next query
        </a>
      ) : (
        <a className="button primary" href="/inbox">
          Back to the inbox
        </a>
      )}
    </div>
  )
}
