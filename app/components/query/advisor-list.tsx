import { Badge, Empty } from '../ui/badge.tsx'
import { Pager } from '../ui/pager.tsx'
import { Moment } from '../ui/time.tsx'

type Moments = Date | string
export type AdvisorItem = {
  id: string
  title: string
  patientName: string
  providerName: string | null
  authorName: string | null
  facilityName: string | null
  timeZone: string | null
  cameAt: number | null
  why: string | null
  isOverdue: boolean
}

/** What came before the advisor, each with why and since when; the whole row is the way in. */
export function AdvisorList(props: {
  title: string
  says: string
  none: string
  list: { total: number; page: number; pages: number; items: AdvisorItem[] }
  now: Moments
  to: (id: string) => string
  pageTo: (n: number) => string
}) {
  const { total, page, pages, items } = props.list
  return (
    <section className="stack" aria-label={props.title}>
      <h2>
        {props.title} <span className="quiet">{total}</span>
      </h2>
      <p className="quiet">{props.says}</p>
      {items.length === 0 ? (
        <div className="panel">
          <Empty title={props.none} />
        </div>
      ) : (
        <ul className="inbox">
          {items.map((item) => (
            <li key={item.id}>
              <a href={props.to(item.id)}>
                <span className="inbox-title">{item.title}</span>
                <span>
                  {item.patientName} <span className="quiet">- asked of {item.providerName ?? 'nobody'}</span>{' '}
                  <span className="quiet">by {item.authorName}</span>
                </span>
                {item.why ? <blockquote className="why">{item.why}</blockquote> : null}
                <span className="row small">
                  {item.isOverdue ? <Badge tone="bad">Overdue</Badge> : null}
                  {item.cameAt ? (
                    <span>
                      before you since{' '}
                      <Moment at={new Date(item.cameAt)} now={props.now} zone={item.timeZone ?? 'UTC'} />
                    </span>
                  ) : null}
                  <span className="quiet">{item.facilityName}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pages={pages} linkTo={props.pageTo} label={`Pages: ${props.title}`} />
    </section>
  )
}
