import { sayDetail } from '#app/domain/audit/detail.ts'
import { Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { exact } from '../ui/time.tsx'

export type AuditItem = {
  seq: number
  at: Date | string
  who: string
  what: string
  words: string
  onId: string | null
  patientId: string | null
  detail: string | null
  seal: string
}

/** The trail: when, who, what, on which record. Ids point; they do not tell. */
export function AuditTable({ rows }: { rows: AuditItem[] }) {
  if (rows.length === 0)
    return (
      <Empty title="No entry fits">
        <p>Take a filter away, or widen the days.</p>
      </Empty>
    )
  return (
    <TableFrame label="Audit entries">
      <table className="table folding paired">
        <thead>
          <tr>
            <th scope="col" className="number">
              No.
            </th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Did what</th>
            <th scope="col" className="wide-only">
              Record
            </th>
            <th scope="col" className="wide-only">
              Patient
            </th>
            <th scope="col" className="wide-only">
              Detail
            </th>
            <th scope="col" className="wide-only">
              Seal
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.seq}>
              <td className="number">{row.seq}</td>
              <td className="nowrap rest">{exact(new Date(row.at))}</td>
              <td>{row.who}</td>
              <td className="rest">{row.words}</td>
              <td className="wide-only mono small">
                {row.onId ? <a href={`/audit?on=${encodeURIComponent(row.onId)}`}>{row.onId.slice(0, 13)}</a> : null}
              </td>
              <td className="wide-only mono small">
                {row.patientId ? (
                  <a href={`/access/${encodeURIComponent(row.patientId)}`}>{row.patientId.slice(0, 13)}</a>
                ) : null}
              </td>
              <td className="wide-only small">
                <Detail text={row.detail} />
              </td>
              <td className="wide-only mono small">{row.seal.slice(0, 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** Field by field; where something changed, what it was and what it became. */
function Detail({ text }: { text: string | null }) {
  const fields = sayDetail(text)
  if (fields.length === 0) return null
  return (
    <>
      {fields.map(({ field, now, before }) => (
        <div key={field}>
          <span className="quiet">{field}:</span> {before === null ? now : `${before} → ${now}`}
        </div>
      ))}
    </>
  )
}
