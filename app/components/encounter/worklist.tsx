import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { dayOf } from '../ui/time.tsx'
import { CLASS_WORDS, SEX_WORDS, STEP_WORDS } from './words.ts'

type Moments = Date | string
export type WorklistItem = {
  id: string
  patientName: string
  mrn: string | null
  age: number | null
  sex: string
  facilityName: string | null
  class: string
  service: string | null
  unit: string | null
  reason: string | null
  startAt: Moments
  endAt: Moments | null
  nextStep: keyof typeof STEP_WORDS
  openQueries: number
  answeredQueries: number
  attending: string | null
}

/** One dense table. Plain links: fifty rows of a router's own links would halve the throughput (STACK.md 7). */
export function WorklistTable(props: {
  rows: WorklistItem[]
  sort: string
  current: number
  linkTo: (change: Record<string, string | null>) => string
}) {
  const { rows, sort, current, linkTo } = props
  if (rows.length === 0) {
    return (
      <div className="panel">
        <Empty title="Nothing here">
          <p>No encounter fits this view and these filters. Take a filter away, or look at "All encounters".</p>
          <a
            className="button"
            href={linkTo({ view: 'all', q: null, class: null, service: null, facility: null, after: null })}
          >
            All encounters
          </a>
        </Empty>
      </div>
    )
  }
  const sorted = (name: string) =>
    sort === name ? (name === 'newest' ? ('descending' as const) : ('ascending' as const)) : undefined
  return (
    <TableFrame label="Encounters">
      <table className="table worklist">
        <thead>
          <tr>
            <th scope="col" className="tick">
              <span className="unseen">Select</span>
            </th>
            <th scope="col" aria-sort={sorted('name')}>
              <a href={linkTo({ sort: 'name', after: null })}>Patient {sort === 'name' ? '↑' : ''}</a>
            </th>
            <th scope="col">Next step</th>
            <th scope="col" className="wide-only">
              Age
            </th>
            <th scope="col" className="very-wide-only">
              Record no.
            </th>
            <th scope="col" aria-sort={sorted('newest') ?? sorted('oldest')}>
              <a href={linkTo({ sort: sort === 'newest' ? 'oldest' : 'newest', after: null })}>
                Began {sort === 'newest' ? '↓' : sort === 'oldest' ? '↑' : ''}
              </a>
            </th>
            <th scope="col" className="wide-only">
              Ended
            </th>
            <th scope="col">Class</th>
            <th scope="col" className="wide-only">
              Service
            </th>
            <th scope="col" className="wide-only">
              Attending
            </th>
            <th scope="col" className="number">
              Queries
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id} data-row={index} className={index === current ? 'current' : undefined}>
              <td className="tick">
                <input
                  type="checkbox"
                  form="assign"
                  name="ids[]"
                  value={row.id}
                  aria-label={`Select ${row.patientName}`}
                />
              </td>
              <td>
                <a className="whole" href={`/charts/${row.id}`}>
                  {row.patientName}
                </a>
              </td>
              <td>
                <Badge tone={STEP_WORDS[row.nextStep].tone}>{STEP_WORDS[row.nextStep].words}</Badge>
              </td>
              <td className="quiet wide-only">
                {[row.age, SEX_WORDS[row.sex]].filter((v) => v !== null && v !== '').join(' ')}
              </td>
              <td className="very-wide-only mono">{row.mrn}</td>
              <td className="nowrap">{dayOf(new Date(row.startAt))}</td>
              <td className="wide-only nowrap">
                {row.endAt ? dayOf(new Date(row.endAt)) : <span className="quiet">in house</span>}
              </td>
              <td>{CLASS_WORDS[row.class] ?? row.class}</td>
              <td className="wide-only">{row.service}</td>
              <td className="wide-only">{row.attending}</td>
              <td className="number">
                {row.openQueries + row.answeredQueries > 0
                  ? `${row.openQueries} open${row.answeredQueries ? `, ${row.answeredQueries} answered` : ''}`
                  : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
