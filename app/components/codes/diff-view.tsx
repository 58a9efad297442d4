import type { CodeChange, Urgency } from '#app/domain/codes/changes.ts'
import { Badge, Empty } from '../ui/badge.tsx'
import { dotted } from './dotted.ts'
import { CHANGE_WORDS, URGENCY_TONES, URGENCY_WORDS } from './reference-words.ts'

export type DiffRowView = {
  table: string
  key: string
  before: readonly string[] | null
  after: readonly string[] | null
}
export type TouchView = CodeChange & {
  charts: number
  /** Those that the reader may open, newest first. */
  openable: { id: string; startAt: Date | string; isGoverned: boolean }[]
  urgency: Urgency
  keptBy: string[]
  concepts: string[]
  templates: { id: string; name: string }[]
}

/** A code set shows the long title and whether it is billable; other tables show all their cells. */
const sayCells = (cells: readonly string[], isCodes: boolean): string => {
  if (!isCodes) return cells.filter(Boolean).join(' | ')
  const [flag, short = '', long = ''] = cells
  return `${long || short}${flag === '0' ? ' (heading)' : ''}`
}

/** What differs between two rows, by cell; for a code set title or flag. */
function Revised({ row, isCodes }: { row: DiffRowView; isCodes: boolean }) {
  const before = row.before ?? []
  const after = row.after ?? []
  if (!isCodes) {
    const places = after.map((_, i) => i).filter((i) => before[i] !== after[i])
    return (
      <>
        <del>{places.map((i) => before[i] ?? '').join(' | ')}</del>{' '}
        <ins>{places.map((i) => after[i] ?? '').join(' | ')}</ins>
      </>
    )
  }
  if (before[0] === after[0] && before[2] === after[2])
    return (
      <>
        {after[2]} <span className="small quiet">(short title: {after[1]})</span>
      </>
    )
  return (
    <>
      <del>{sayCells(before, true)}</del> <ins>{sayCells(after, true)}</ins>
    </>
  )
}

/** Added, deleted or revised rows, one page of them. */
export function DiffTable({ rows, kind }: { rows: DiffRowView[]; kind: string }) {
  const isCodes = kind === 'icd10cm'
  if (rows.length === 0)
    return (
      <Empty title="Nothing in this list">
        <p>No row fits. Take words out of the search, or look at another list.</p>
      </Empty>
    )
  return (
    <div className="table-wrap">
      <table className="table loose diff">
        <thead>
          <tr>
            <th scope="col">{isCodes ? 'Code' : 'Key'}</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.table} ${row.key} ${(row.after ?? row.before ?? []).join(' ')}`}>
              <th scope="row" className="mono">
                {isCodes ? dotted(row.key) : row.key}
              </th>
              <td>
                {row.before && row.after ? (
                  <Revised row={row} isCodes={isCodes} />
                ) : (
                  sayCells(row.after ?? row.before ?? [], isCodes)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const dayOf = (at: Date | string) => new Date(at).toISOString().slice(0, 10)

/** How many open charts hold the code, and the way to each: by the day on which the stay began, never by name. */
function ChartsTouched({ touch }: { touch: TouchView }) {
  if (touch.charts === 0) return <span className="quiet">none</span>
  const hidden = touch.charts - touch.openable.length
  return (
    <details open={touch.charts <= 3}>
      <summary>{touch.charts === 1 ? '1 chart' : `${touch.charts} charts`}</summary>
      <ul className="touched-charts">
        {touch.openable.map(({ id, startAt, isGoverned }) => (
          <li key={id}>
            <a href={`/charts/${id}`}>since {dayOf(startAt)}</a>
            {isGoverned ? null : <span className="small quiet"> coded by another year</span>}
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="small quiet">{hidden} more, or of a facility that is not yours</p> : null}
    </details>
  )
}

/** Changed codes that something of ours stands on. */
export function TouchTable({ touches }: { touches: TouchView[] }) {
  if (touches.length === 0)
    return (
      <Empty title="Nothing of ours is touched">
        <p>No open chart, favourite, template or word of the lexicon stands on a code that changed.</p>
      </Empty>
    )
  return (
    <div className="table-wrap">
      <table className="table loose diff">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Change</th>
            <th scope="col">Open charts</th>
            <th scope="col">Favourites</th>
            <th scope="col">Templates and lexicon</th>
          </tr>
        </thead>
        <tbody>
          {touches.map((touch) => (
            <tr key={touch.code}>
              <th scope="row" className="mono">
                <a href={`/codes/${touch.code}`}>{dotted(touch.code)}</a>
              </th>
              <td>
                <Badge tone={URGENCY_TONES[touch.urgency]}>{URGENCY_WORDS[touch.urgency]}</Badge>{' '}
                <strong>{CHANGE_WORDS[touch.change]}</strong>{' '}
                {touch.change === 'retitled' ? (
                  <>
                    <del>{touch.before}</del> <ins>{touch.after}</ins>
                  </>
                ) : (
                  touch.before
                )}
              </td>
              <td>
                <ChartsTouched touch={touch} />
              </td>
              <td className="small">
                {touch.keptBy.length > 0 ? touch.keptBy.join(', ') : <span className="quiet">none</span>}
              </td>
              <td className="small">
                {touch.templates.map(({ id, name }) => (
                  <div key={id}>
                    <a href={`/templates/${id}`}>{name}</a>
                  </div>
                ))}
                {touch.concepts.length > 0 ? <div className="quiet">Lexicon: {touch.concepts.join(', ')}</div> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
