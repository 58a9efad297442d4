import { AUDIT_KINDS, type AuditKind } from '#app/domain/audit/entry.ts'
import { sayEvent } from '#app/domain/query/event-words.ts'
import type { Proof } from '#app/domain/query/proof.ts'
import { sayStamp } from '#app/domain/query/say-moment.ts'
import { Badge } from '../ui/badge.tsx'

export const holdsBadge = (holds: boolean) => (
  <Badge tone={holds ? 'good' : 'bad'}>{holds ? 'holds' : 'does not hold'}</Badge>
)

const isKind = (what: string): what is AuditKind => what in AUDIT_KINDS
/** What an entry of the trail says was done, in words. */
export const entryWords = (what: string): string => (isKind(what) ? AUDIT_KINDS[what] : what)

/** What was signed, by whom, when, to which version and with what meaning; answers that were taken back stay with it. */
export function SignedProof({ answers, timeZone }: Pick<Proof, 'answers' | 'timeZone'>) {
  if (answers.length === 0) return null
  return (
    <section className="panel" aria-label="Signed answer">
      <header>
        <h2>Signed answer</h2>
      </header>
      <div className="body stack">
        {answers.map((answer) => (
          <div key={answer.signedAt} className="stack">
            <p>
              <strong>{[...answer.chosen, answer.words].filter(Boolean).join(' - ')}</strong> {holdsBadge(answer.holds)}
            </p>
            {answer.comment ? <p>Comment: {answer.comment}</p> : null}
            <p className="small quiet">
              Signed by {answer.signedName}, {sayStamp(answer.signedAt, timeZone)}, to version {answer.version}.{' '}
              {answer.meaning} {answer.takenBackAt ? `Taken back ${sayStamp(answer.takenBackAt, timeZone)}. ` : ''}Over{' '}
              <span className="mono">{answer.shownHash.slice(0, 32)}</span>
            </p>
          </div>
        ))}
      </div>
    </section>
  )
}

/** What happened to the query, in order, with time and person. */
export function EventsProof({ events, timeZone }: Pick<Proof, 'events' | 'timeZone'>) {
  return (
    <section className="panel" aria-label="What happened">
      <header>
        <h2>What happened</h2>
      </header>
      <div className="body">
        <ul className="plain-list">
          {events.map((event) => (
            <li key={`${event.at} ${event.kind} ${event.to}`} className="small">
              {sayStamp(event.at, timeZone)} - {sayEvent(event)}
              {event.by ? ` - ${event.by}` : ''}
              {event.words ? `: ${event.words}` : ''}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
