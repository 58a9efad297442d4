import { type FormEvent, type MouseEvent, useRef, useState } from 'react'
import { useComposeKeys } from './compose-sending.ts'
import type { FoundRepeat } from './compose-state.ts'

type Props = {
  page: { id: string; version: number; isBilled: boolean }
  repeat: FoundRepeat
  /** Why it cannot go out yet; empty when it can. */
  blocked: string
  isKept: boolean
  status: string
  version: { current: number }
  /** Keeps what waits to be kept; false where the server does not have it. */
  flush: () => Promise<boolean>
}

/** Send, and the other ways on from a draft. What goes out is what stands on the page: words that the server does not have are not sent. */
export function SendPanel({ page, blocked, repeat, isKept, status, version, flush }: Props) {
  const needsMore = repeat !== null || page.isBilled
  const form = useRef<HTMLFormElement>(null)
  const [isHeld, setHeld] = useState(false)
  useComposeKeys(form)
  const onSend = (event: FormEvent<HTMLFormElement>) => {
    const target = event.currentTarget
    if (target.dataset.flushed === 'yes') return
    event.preventDefault()
    void flush().then((isWhole) => {
      setHeld(!isWhole)
      if (!isWhole) return
      target.dataset.flushed = 'yes'
      const field = target.elements.namedItem('version')
      if (field instanceof HTMLInputElement) field.value = String(version.current)
      // Where everything was kept, this still runs inside the event of the submission that was held, and a form ignores a second one until it is over.
      setTimeout(() => target.requestSubmit())
    })
  }
  /** The next page reads the draft as it was kept. */
  const onLeave = (event: MouseEvent<HTMLAnchorElement>) => {
    if (isKept || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { href } = event.currentTarget
    void flush().then((isWhole) => {
      setHeld(!isWhole)
      if (isWhole) window.location.assign(href)
    })
  }
  return (
    <>
      <form method="post" ref={form} onSubmit={onSend} className="panel send">
        <input type="hidden" name="version" defaultValue={page.version} />
        <div className="body stack">
          <button
            type="submit"
            name="deed"
            value="send"
            className="button primary"
            aria-disabled={blocked !== '' || needsMore}
            onClick={(e) => (blocked || needsMore ? e.preventDefault() : undefined)}
          >
            Send <kbd>Ctrl Enter</kbd>
          </button>
          {blocked ? <p className="small">{blocked}</p> : null}
          {repeat ? <Repeated repeat={repeat} /> : null}
          {page.isBilled ? (
            <p className="small">
              The bill has gone out:{' '}
              <a href={`/queries/${page.id}/review`} onClick={onLeave}>
                say where this query comes from
              </a>
              , and send it there.
            </p>
          ) : null}
          {isHeld && !isKept ? (
            <p className="small late" role="alert">
              Nothing was sent: what you wrote is not kept yet.
            </p>
          ) : null}
          <p className="small quiet" role="status">
            {status}
          </p>
        </div>
      </form>
      <p className="row small">
        <a href={`/queries/${page.id}/review`} onClick={onLeave}>
          Ask for a second look
        </a>
        <a href={`/queries/${page.id}/verbal`} onClick={onLeave}>
          Record it as a verbal query
        </a>
      </p>
      <details className="discard">
        <summary>Discard this draft</summary>
        <form method="post" className="stack">
          <p className="small">
            Nobody is asked. Its words stay under “Withdrawn”, where a new draft can begin from them.
          </p>
          <p>
            <button type="submit" name="deed" value="discard" className="button danger small">
              Discard
            </button>
          </p>
        </form>
      </details>
    </>
  )
}

/** A duplicate, or a question that was answered, told before anything more is written (P-REQUERY). */
function Repeated({ repeat }: { repeat: NonNullable<FoundRepeat> }) {
  const earlier = (
    <a href={`/queries/${repeat.id}`} target="_blank" rel="noreferrer">
      {repeat.title || 'that query'}
    </a>
  )
  return repeat.why === 'open-already' ? (
    <p className="small" role="status">
      The same is being asked in this encounter already: {earlier}. Withdraw or correct that one, or ask for a second
      look below.
    </p>
  ) : (
    <p className="small" role="status">
      The same was asked and answered in this encounter: {earlier}. Add a finding from after the answer, or ask for a
      second look below.
    </p>
  )
}
