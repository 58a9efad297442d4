import { Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'

export type RiskRowView = {
  encounterId: string
  name: string
  mrn: string | null
  ageYears: number
  due: number
  recaptured: number
  open: { hcc: string; label: string | null }[]
  unsupported: number
}

/** Members with what the year before leaves to look at. */
export function RiskList({ rows, year, show }: { rows: RiskRowView[]; year: number; show: 'open' | 'all' }) {
  if (rows.length === 0)
    return (
      <div className="panel">
        <Empty title={show === 'open' ? 'Nothing is open' : 'No members'}>
          <p>
            {show === 'open'
              ? `Every category of ${year - 1} is documented again in ${year}, or no member of ${year} has one.`
              : `No membership is kept for payment year ${year + 1}. It is kept on the risk page of a chart, or taken in by "hcc members".`}
          </p>
        </Empty>
      </div>
    )
  return (
    <TableFrame label="Members">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col">Record no.</th>
            <th scope="col" className="number">
              Age
            </th>
            <th scope="col">Of {year - 1}, not yet documented</th>
            <th scope="col" className="number">
              Documented again
            </th>
            <th scope="col" className="number">
              Coded, not final
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.encounterId}>
              <th scope="row">
                <a className="whole" href={`/charts/${row.encounterId}/risk?year=${year}`}>
                  {row.name}
                </a>
              </th>
              <td className="mono">{row.mrn}</td>
              <td className="number">{row.ageYears}</td>
              <td>
                {row.open.length === 0 ? <span className="quiet">none</span> : null}
                {row.open.map(({ hcc, label }) => (
                  <div key={hcc}>
                    HCC {hcc} <span className="quiet">{label}</span>
                  </div>
                ))}
              </td>
              <td className="number">
                {row.recaptured} of {row.due}
              </td>
              <td className="number">{row.unsupported}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
