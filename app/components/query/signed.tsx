import { useEffect, useState } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'
import { dayOf, Moment, zoneName } from '../ui/time.tsx'

type Next = { id: string; title: string; patient: string; dueAt: Date | string | null }
type SignedPage = { id: string; zone: string; now: Date | string; place: { next: Next | null } }

/** After signing: the time by the facility's clock, the addendum to copy, ten seconds to take it back, and the next query. */
export function Signed(props: {
  page: SignedPage
  answer: { addendum: string; signedAt: Date | string; secondsLeft: number }
  fault: string
}) {
  const { page, answer, fault } = props
  const at = new Date(answer.signedAt)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: page.zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return (
    <div className="stack signed">
      {fault ? (
        <div className="summary" role="alert">
          {fault}
        </div>
      ) : null}
      <div className="notice good signed-notice" role="status">
        <span>
          <strong>
            Signed {time} {zoneName(at, page.zone)}
          </strong>{' '}
          <span className="small">{dayOf(at, page.zone)}</span>
        </span>
        <TakeBack seconds={answer.secondsLeft} />
      </div>
      <section className="panel">
        <header>
          <h2>Addendum for the record</h2>
          <CopyButton text={answer.addendum} />
        </header>
        <pre className="body addendum">{answer.addendum}</pre>
      </section>
      {page.place.next ? (
        <section className="next-query" aria-label="Next query">
          <a href={`/queries/${page.place.next.id}/answer`}>
            <span className="small quiet">Next query</span>
            <span className="inbox-title">{page.place.next.title}</span>
            <span className="quiet">
              {page.place.next.patient}
              {page.place.next.dueAt ? (
                <>
                  {' · due '}
                  <Moment at={page.place.next.dueAt} now={page.now} zone={page.zone} />
                </>
              ) : null}
            </span>
          </a>
          <a className="small" href="/inbox">
            Back to the inbox
          </a>
        </section>
      ) : (
        <a className="button primary" href="/inbox">
          All answered: back to the inbox
        </a>
      )}
    </div>
  )
}

/** Counts down and goes when its time is over; without a script the server has the last word. */
function TakeBack({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    setLeft(seconds)
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250)
    return () => clearInterval(timer)
  }, [seconds])
  if (left <= 0) return null
  return (
    <form method="post" className="take-back">
      <button type="submit" name="deed" value="take-back" className="button">
        Take back <span aria-hidden="true">({left} s)</span>
        <span className="unseen">within {seconds} seconds</span>
      </button>
    </form>
  )
}
