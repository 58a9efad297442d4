import { whoActsNext } from '#app/domain/query/board.ts'
import type { QueryState } from '#app/domain/query/query.ts'
import { Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { Moment } from '../ui/time.tsx'
import { BoardHead } from './board-head.tsx'
import { CLOSED_WORDS, NEXT_WORDS } from './board-words.ts'
import { STATE_WORDS, STEP_AFTER } from './words.ts'

type Moments = Date | string
export type BoardItem = {
  id: string
  title: string
  question: string
  options: string[]
  isClosed: boolean
  evidence: number
  state: QueryState
  facilityName: string | null
  timeZone: string | null
  providerName: string | null
  deskName: string | null
  patientName: string
  sentAt: Moments | null
  updatedAt: Moments
  dueAt: Moments | null
  stepAt: Moments | null
  viewedAt: Moments | null
  ladderStep: number
  isAskedBack: boolean
  isReferred: boolean
}

/** How much of the time until due has passed, in tenths. */
function tenths(row: BoardItem, now: Moments): number {
  if (!row.sentAt || !row.dueAt) return 0
  const [sent, due, at] = [row.sentAt, row.dueAt, now].map((m) => new Date(m).getTime()) as [number, number, number]
  return due <= sent ? 10 : Math.max(0, Math.min(10, Math.round(((at - sent) / (due - sent)) * 10)))
}

/** Queries in one dense table: what, whose, since when, how near to due, who acts next. The boxes belong to the form `many`. */
export function Board(props: {
  rows: BoardItem[]
  now: Moments
  isOpen: boolean
  sort: string
  linkTo: (change: Record<string, string | null>) => string
}) {
  const { rows, now } = props
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
      <table className="table board">
        <BoardHead isOpen={props.isOpen} sort={props.sort} linkTo={props.linkTo} />
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              data-row={index}
              data-patient={row.patientName}
              data-state={STATE_WORDS[row.state].words}
              data-where={row.facilityName ?? undefined}
              data-question={row.isClosed ? CLOSED_WORDS.question : row.question || undefined}
              data-options={row.isClosed ? CLOSED_WORDS.options : row.options.join(' / ') || undefined}
              data-evidence={row.evidence > 0 ? `${row.evidence} quoted` : undefined}
            >
              <td>
                <input
                  type="checkbox"
                  form="many"
                  name="ids[]"
                  value={row.id}
                  aria-label={`Select ${row.title || 'draft'}`}
                />
              </td>
              <td>
                <a className="whole" href={row.state === 'draft' ? `/queries/${row.id}/compose` : `/queries/${row.id}`}>
                  {row.title || 'Draft without a title'}
                </a>
              </td>
              <td>{row.patientName}</td>
              <td data-label="to">{row.providerName}</td>
              <td data-label="from">{row.deskName}</td>
              <td data-label="sent">{row.sentAt ? <Moment at={row.sentAt} now={now} zone={zoneOf(row)} /> : null}</td>
              <td>
                {row.state === 'open' && row.isAskedBack ? (
                  <span className="quiet">rests until the desk replies</span>
                ) : row.state === 'open' && row.dueAt ? (
                  <Due row={row} now={now} />
                ) : row.state === 'open' ? (
                  'no due time'
                ) : (
                  <Moment at={row.updatedAt} now={now} zone={zoneOf(row)} />
                )}
              </td>
              <td>
                {NEXT_WORDS[whoActsNext(row)]}
                {row.state === 'open' && row.stepAt ? (
                  <span className="quiet small">
                    {' '}
                    then {STEP_AFTER[row.ladderStep] ?? 'expires'}{' '}
                    <Moment at={row.stepAt} now={now} zone={zoneOf(row)} />
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** One clock: the facility's. */
const zoneOf = (row: BoardItem): string => row.timeZone ?? 'UTC'

function Due({ row, now }: { row: BoardItem; now: Moments }) {
  if (!row.dueAt) return null
  const due = <Moment at={row.dueAt} now={now} zone={zoneOf(row)} />
  if (new Date(row.dueAt) < new Date(now)) return <span className="late">overdue, {due}</span>
  return (
    <span className="row due-row">
      <progress className="due" max={10} value={tenths(row, now)} aria-hidden="true" />
      <span className="small">{due}</span>
    </span>
  )
}
