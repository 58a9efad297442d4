import { Empty } from '../ui/badge.tsx'
import { dayOf } from '../ui/time.tsx'
import { sayDifference } from './worth-words.ts'

export type ValuedView = {
  id: string
  patientName: string
  startAt: Date | string
  endAt: Date | string | null
  service: string | null
  openQueries: number
  questions: number
  stake: { lowestX10000: number | null; highestX10000: number | null; unknownOutcomes: number }
}

/** The coder's work list by how far open questions could move a stay, upward and downward alike. Never on a page about a query. */
export function ValueList({ stays, most }: { stays: ValuedView[]; most: number }) {
  if (stays.length === 0)
    return (
      <div className="panel">
        <Empty title="No stay to rank">
          <p>Only open inpatient stays with coded lines can be ranked. Code one, or choose another view.</p>
        </Empty>
      </div>
    )
  return (
    <div className="table-wrap">
      <table className="table worklist folding">
        <caption>
          By expected weight: how far the open questions could move each stay, either way.{' '}
          <span className="small quiet">At most the {most} newest inpatient stays of this view are looked at.</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col" className="wide-only">
              Began
            </th>
            <th scope="col" className="wide-only">
              Ended
            </th>
            <th scope="col" className="wide-only">
              Service
            </th>
            <th scope="col" className="number">
              Open questions
            </th>
            <th scope="col" className="number">
              Down to
            </th>
            <th scope="col" className="number">
              Up to
            </th>
          </tr>
        </thead>
        <tbody>
          {stays.map((stay, index) => (
            <tr key={stay.id} data-row={index}>
              <td>
                <a className="whole" href={`/charts/${stay.id}`}>
                  {stay.patientName}
                </a>
              </td>
              <td className="wide-only" data-label="Began">
                {dayOf(new Date(stay.startAt))}
              </td>
              <td className="wide-only" data-label="Ended">
                {stay.endAt ? dayOf(new Date(stay.endAt)) : 'in house'}
              </td>
              <td className="wide-only" data-label="Service">
                {stay.service}
              </td>
              <td className="number" data-label="Open questions">
                {stay.questions}
              </td>
              <td className="number" data-label="Down to">
                {stay.questions === 0 ? '–' : sayDifference(stay.stake.lowestX10000)}
              </td>
              <td className="number" data-label="Up to">
                {stay.questions === 0 ? '–' : sayDifference(stay.stake.highestX10000)}
                {stay.stake.unknownOutcomes > 0 ? (
                  <span className="small quiet"> ({stay.stake.unknownOutcomes} cannot be told)</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
