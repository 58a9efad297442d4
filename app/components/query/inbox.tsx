import { Badge, Empty } from '../ui/badge.tsx'
import { Moment } from '../ui/time.tsx'

type Moments = Date | string
export type InboxItem = {
  id: string
  title: string
  state: string
  patient: string
  author: string | null
  sentAt: Moments | null
  dueAt: Moments | null
  isNew: boolean
  isOverdue: boolean
  /** It waits for words of the coder: nothing is due of the physician. */
  isAskedBack: boolean
  isCovered: boolean
}

/** What waits, soonest due first. The whole row is the target. */
export function Inbox({
  inbox,
}: {
  inbox: { now: Moments; open: InboxItem[]; escalated: InboxItem[]; answered: InboxItem[] }
}) {
  return (
    <>
      {inbox.open.length === 0 ? (
        <div className="panel">
          <Empty title="All answered">
            <p>When a coder asks about one of your patients, the question appears here and a mail tells you.</p>
          </Empty>
        </div>
      ) : (
        <Rows items={inbox.open} now={inbox.now} />
      )}
      {inbox.escalated.length > 0 ? (
        <section className="stack">
          <h2>Passed to you as physician advisor</h2>
          <Rows items={inbox.escalated} now={inbox.now} />
        </section>
      ) : null}
      {inbox.answered.length > 0 ? (
        <details className="panel">
          <summary className="body-like">Answered lately ({inbox.answered.length})</summary>
          <Rows items={inbox.answered} now={inbox.now} />
        </details>
      ) : null}
    </>
  )
}

function Rows({ items, now }: { items: InboxItem[]; now: Moments }) {
  return (
    <ul className="inbox">
      {items.map((item) => (
        <li key={item.id}>
          <a href={`/queries/${item.id}/answer`}>
            <span className="inbox-title">{item.title}</span>
            <span className="quiet">
              {item.patient}
              {item.author ? ` · from ${item.author}` : ''}
            </span>
            <span className="row">
              {item.state !== 'open' ? <Badge tone="good">Signed</Badge> : null}
              {item.isOverdue ? <Badge tone="bad">Overdue</Badge> : null}
              {item.state === 'open' && item.isNew ? <Badge tone="accent">New</Badge> : null}
              {item.isAskedBack ? <Badge>Waits for the coder</Badge> : null}
              {item.isCovered ? <Badge>Covering</Badge> : null}
              {item.state === 'open' && item.dueAt && !item.isAskedBack ? (
                <span className="small">
                  due <Moment at={item.dueAt} now={now} />
                </span>
              ) : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
