import type { QueryState } from '#app/domain/query/query.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { Moment } from '../ui/time.tsx'
import { LADDER_WORDS, STATE_WORDS, STEP_AFTER } from './words.ts'

type Moments = Date | string
export type BoardItem = {
  id: string
  title: string
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
export function Board({ rows, now }: { rows: BoardItem[]; now: Moments }) {
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
  const isMixed = new Set(rows.map(({ state }) => state)).size > 1
  return (
    <TableFrame label="Queries">
      <table className="table board">
        <thead>
          <tr>
            <th scope="col">
              <SelectAll />
            </th>
            <th scope="col">About</th>
            <th scope="col">Patient</th>
            <th scope="col">To</th>
            <th scope="col">From</th>
            {isMixed ? <th scope="col">State</th> : null}
            <th scope="col">Sent</th>
            <th scope="col">Due</th>
            <th scope="col">Who acts next</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} data-row={index}>
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
              {isMixed ? (
                <td>
                  <Badge tone={STATE_WORDS[row.state].tone}>{STATE_WORDS[row.state].words}</Badge>
                </td>
              ) : null}
              <td data-label="sent">{row.sentAt ? <Moment at={row.sentAt} now={now} zone={zoneOf(row)} /> : null}</td>
              <td>
                {row.state === 'open' && row.dueAt ? (
                  <Due row={row} now={now} />
                ) : row.state === 'open' ? (
                  'no due time'
                ) : (
                  <Moment at={row.updatedAt} now={now} zone={zoneOf(row)} />
                )}
              </td>
              <td>
                {nextOf(row)}
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

/** Selects the whole page; without a script each row has its own box. */
function SelectAll() {
  return (
    <input
      type="checkbox"
      aria-label="Select all on this page"
      onChange={(event) => {
        for (const box of document.querySelectorAll<HTMLInputElement>('[data-row] input[type=checkbox]'))
          box.checked = event.currentTarget.checked
      }}
    />
  )
}

function Due({ row, now }: { row: BoardItem; now: Moments }) {
  const isLate = row.dueAt !== null && new Date(row.dueAt) < new Date(now)
  return (
    <span className="row">
      <progress className={isLate ? 'due late' : 'due'} max={10} value={tenths(row, now)} aria-hidden="true" />
      <span className="small">
        {isLate ? 'overdue, ' : ''}
        {row.dueAt ? <Moment at={row.dueAt} now={now} zone={zoneOf(row)} /> : null}
      </span>
    </span>
  )
}

function nextOf(row: BoardItem): string {
  if (row.state === 'answered') return row.isReferred ? 'physician advisor: advice on the answer' : 'coder: reconcile'
  if (row.state === 'draft') return 'author: finish and send'
  if (row.state === 'in-review') return 'second reviewer'
  if (row.state !== 'open') return ''
  if (row.isAskedBack) return 'author: more information was asked for'
  if (row.ladderStep > 1) return LADDER_WORDS[row.ladderStep] ?? ''
  return row.viewedAt ? 'addressee, has read it' : 'addressee, has not opened it'
}
