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
  linkTo: (change: Record<string, string | null>) => string
}) {
  const { rows, sort, linkTo } = props
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
      <table className="table worklist stays">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">Select</span>
            </th>
            <th scope="col" aria-sort={sorted('name')}>
              <a href={linkTo({ sort: 'name', after: null })}>Patient {sort === 'name' ? '↑' : ''}</a>
            </th>
            <th scope="col">Next step</th>
            <th scope="col">Age</th>
            <th scope="col">Record no.</th>
            <th scope="col" aria-sort={sorted('newest') ?? sorted('oldest')}>
              <a href={linkTo({ sort: sort === 'newest' ? 'oldest' : 'newest', after: null })}>
                Began {sort === 'newest' ? '↓' : sort === 'oldest' ? '↑' : ''}
              </a>
            </th>
            <th scope="col">Ended</th>
            <th scope="col">Class</th>
            <th scope="col">Service</th>
            <th scope="col">Attending</th>
            <th scope="col">Queries</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <WorklistLine key={row.id} row={row} index={index} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** The sheet and the preview tell the cells by their number: a class on each of them was a fifth of the page. */
function WorklistLine({ row, index }: { row: WorklistItem; index: number }) {
  const { words, tone } = STEP_WORDS[row.nextStep]
  return (
    <tr
      data-row={index}
      data-reason={row.reason ?? undefined}
      data-where={[row.facilityName, row.unit].filter(Boolean).join(', ') || undefined}
    >
      <td>
        <input type="checkbox" form="assign" name="ids[]" value={row.id} aria-label={`Select ${row.patientName}`} />
      </td>
      <td>
        <a className="whole" href={`/charts/${row.id}`}>
          {row.patientName}
        </a>
      </td>
      <td>
        <Badge tone={tone}>{words}</Badge>
      </td>
      <td>{sayAge(row)}</td>
      <td>{row.mrn}</td>
      <td>{dayOf(new Date(row.startAt))}</td>
      <td>{row.endAt ? dayOf(new Date(row.endAt)) : <span className="quiet">in house</span>}</td>
      <td>{CLASS_WORDS[row.class] ?? row.class}</td>
      <td>{row.service}</td>
      <td>{row.attending}</td>
      <td>{sayQueries(row)}</td>
    </tr>
  )
}

function sayAge({ age, sex }: WorklistItem): string {
  const word = SEX_WORDS[sex] ?? ''
  return age === null ? word : `${age} ${word}`
}

function sayQueries({ openQueries, answeredQueries }: WorklistItem): string {
  if (openQueries + answeredQueries === 0) return ''
  return answeredQueries > 0 ? `${openQueries} open, ${answeredQueries} answered` : `${openQueries} open`
}
