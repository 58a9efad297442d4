import type { QueryState } from '#app/domain/query/query.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { Moment } from '../ui/time.tsx'
import { STATE_WORDS } from './words.ts'

type Moments = Date | string
export type BoardItem = {
  id: string
  title: string
  state: QueryState
  providerName: string | null
  authorName: string | null
  patientName: string
  sentAt: Moments | null
  updatedAt: Moments
  dueAt: Moments | null
  viewedAt: Moments | null
  ladderStep: number
}

const LADDER = ['addressee', 'reminded', 'covering provider', 'physician advisor', 'chief']

/** How much of the time until due has passed, in tenths. */
function tenths(row: BoardItem, now: Moments): number {
  if (!row.sentAt || !row.dueAt) return 0
  const [sent, due, at] = [row.sentAt, row.dueAt, now].map((m) => new Date(m).getTime()) as [number, number, number]
  return due <= sent ? 10 : Math.max(0, Math.min(10, Math.round(((at - sent) / (due - sent)) * 10)))
}

/** Queries in one dense table: what, whose, since when, how near to due, who acts next. */
export function Board({ rows, now, current }: { rows: BoardItem[]; now: Moments; current: number }) {
  if (rows.length === 0) {
    return (
      <div className="panel">
        <Empty title="No query here">
          <p>Queries are raised from a chart: open one in the work list, pick the evidence, press "Raise a query".</p>
          <a className="button" href="/worklist">
            Work list
          </a>
        </Empty>
      </div>
    )
  }
  return (
    <TableFrame label="Queries">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">Patient</th>
            <th scope="col">To</th>
            <th scope="col" className="wide-only">
              From
            </th>
            <th scope="col">State</th>
            <th scope="col" className="wide-only">
              Sent
            </th>
            <th scope="col">Due</th>
            <th scope="col" className="wide-only">
              Who acts next
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} data-row={index} className={index === current ? 'current' : undefined}>
              <td>
                <a className="whole" href={row.state === 'draft' ? `/queries/${row.id}/compose` : `/queries/${row.id}`}>
                  {row.title || 'Draft without a title'}
                </a>
              </td>
              <td>{row.patientName}</td>
              <td>{row.providerName}</td>
              <td className="wide-only">{row.authorName}</td>
              <td>
                <Badge tone={STATE_WORDS[row.state].tone}>{STATE_WORDS[row.state].words}</Badge>
              </td>
              <td className="wide-only">{row.sentAt ? <Moment at={row.sentAt} now={now} /> : null}</td>
              <td>
                {row.state === 'open' && row.dueAt ? (
                  <Due row={row} now={now} />
                ) : row.state === 'open' ? (
                  'no due time'
                ) : (
                  <Moment at={row.updatedAt} now={now} />
                )}
              </td>
              <td className="wide-only">{nextOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function Due({ row, now }: { row: BoardItem; now: Moments }) {
  const isLate = row.dueAt !== null && new Date(row.dueAt) < new Date(now)
  return (
    <span className="row">
      <progress className={isLate ? 'due late' : 'due'} max={10} value={tenths(row, now)} aria-hidden="true" />
      <span className="small">
        {isLate ? 'overdue, ' : ''}
        {row.dueAt ? <Moment at={row.dueAt} now={now} /> : null}
      </span>
    </span>
  )
}

function nextOf(row: BoardItem): string {
  if (row.state === 'open')
    return row.ladderStep > 1 ? (LADDER[row.ladderStep] ?? '') : row.viewedAt ? 'addressee, has read it' : 'addressee'
  if (row.state === 'answered') return 'coder: reconcile'
  if (row.state === 'draft') return 'author: finish and send'
  if (row.state === 'in-review') return 'second reviewer'
  return ''
}
