import { sayEvent } from '#app/domain/query/event-words.ts'
import type { EventKind, Wording } from '#app/domain/query/query.ts'
import { dotted } from '../codes/dotted.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Moment, shortMoment } from '../ui/time.tsx'

type Moments = Date | string

/** The words as they were shown, frozen. */
export function WordingView(props: { wording: Wording; chosen: string[]; queryId: string; zone: string }) {
  const { wording, chosen, queryId, zone } = props
  return (
    <section className="panel" aria-label="The query">
      <div className="body stack">
        <p className="question">{wording.question}</p>
        <ol className="stack">
          {wording.indicators.map((i, index) => (
            <li key={i.id}>
              <a href={`/queries/${queryId}/evidence/${index + 1}`}>{i.text}</a>{' '}
              <span className="quiet small">
                {[
                  i.source,
                  i.author,
                  i.isPrior ? 'prior encounter' : null,
                  i.at ? shortMoment(new Date(i.at), zone) : null,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ol>
        {wording.kind === 'open-ended' ? (
          <p className="quiet">Open-ended: answered in words.</p>
        ) : (
          <ul className="plain-list">
            {wording.options.map((o) => (
              <li key={o.id} className={chosen.includes(o.id) ? 'chosen' : undefined}>
                <span aria-hidden="true">{chosen.includes(o.id) ? '◉' : '○'}</span> {o.text}
                {chosen.includes(o.id) ? <span className="unseen"> (chosen)</span> : null}
                {o.supportedBy.length > 0 ? (
                  <span className="quiet small">
                    {' '}
                    evidence{' '}
                    {o.supportedBy
                      .map((id) => wording.indicators.findIndex((i) => i.id === id) + 1)
                      .filter((n) => n > 0)
                      .join(', ')}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

export function AnswerView({ answer }: { answer: { addendum: string; signedName: string; signedAt: Moments } }) {
  return (
    <section className="panel" aria-label="Answer">
      <header>
        <h2>Signed answer</h2>
        <CopyButton text={answer.addendum} />
      </header>
      <pre className="body addendum">{answer.addendum}</pre>
    </section>
  )
}

export type QueryEventItem = {
  id: string
  kind: EventKind
  at: Moments
  byName: string | null
  toName: string | null
  words: string | null
}

/** Everything that happened, in order: when, who, in whose words. */
export function EventsView({ events, now, zone }: { events: QueryEventItem[]; now: Moments; zone: string }) {
  return (
    <section className="panel" aria-label="What happened">
      <header>
        <h2>What happened</h2>
      </header>
      <ol className="events">
        {events.map((event) => (
          <li key={event.id}>
            <span>
              {sayEvent({ kind: event.kind, by: event.byName, to: event.toName })}
              {event.byName ? <span className="quiet"> by {event.byName}</span> : null}
              {event.words ? <blockquote>{event.words}</blockquote> : null}
            </span>
            <span className="quiet small">
              <Moment at={event.at} now={now} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Line = { code: string; title: string; presentOnAdmission: string | null }

/** The coded lines when the query was asked and now, side by side; what changed is said in words, not only by colour. */
export function LinesBeforeAfter({ before, after, isClosed }: { before: Line[]; after: Line[]; isClosed: boolean }) {
  const has = (lines: Line[], line: Line) => lines.some((l) => l.code === line.code)
  return (
    <section className="panel" aria-label="Coded lines before and after">
      <header>
        <h2>Coded lines, before and {isClosed ? 'after' : 'now'}</h2>
      </header>
      <div className="body grid-2">
        <LineList title="When asked" lines={before} mark={(line) => (has(after, line) ? '' : 'removed')} />
        <LineList
          title={isClosed ? 'When closed' : 'Now'}
          lines={after}
          mark={(line) => (has(before, line) ? '' : 'new')}
        />
      </div>
    </section>
  )
}

function LineList({ title, lines, mark }: { title: string; lines: Line[]; mark: (line: Line) => string }) {
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? <p className="quiet">No coded line.</p> : null}
      <ol className="plain-list">
        {lines.map((line) => (
          <li key={line.code}>
            <strong className="mono">{dotted(line.code)}</strong> {line.title}{' '}
            {mark(line) ? <span className="badge accent">{mark(line)}</span> : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
