import { Badge } from '../ui/badge.tsx'
import { Field } from '../ui/field.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { dayOf } from '../ui/time.tsx'

export type HoldItem = {
  id: string
  patientId: string
  mrn: string | null
  reason: string
  placedBy: string
  placedAt: Date | string
  liftedBy: string
  liftedAt: Date | string | null
  liftReason: string | null
}

/** Legal holds on patients: nothing of theirs is purged while one stands. */
export function Holds({ holds }: { holds: HoldItem[] }) {
  return (
    <div className="stack">
      <form method="post" className="filter-row">
        <Field name="patient" label="Record number or patient id" required maxLength={200} />
        <Field name="reason" label="Reason" required maxLength={1000} />
        <button type="submit" name="deed" value="hold" className="button">
          Place a hold
        </button>
      </form>
      {holds.length === 0 ? (
        <p className="quiet">No patient is held. A single query is held on its proof page.</p>
      ) : (
        <TableFrame label="Legal holds on patients">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Reason</th>
                <th scope="col" className="wide-only">
                  Placed
                </th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {holds.map((hold) => (
                <tr key={hold.id}>
                  <td className="mono small">{hold.mrn ?? hold.patientId}</td>
                  <td>{hold.reason}</td>
                  <td className="wide-only">
                    {dayOf(new Date(hold.placedAt))}, {hold.placedBy}
                  </td>
                  <td>{hold.liftedAt ? <Lifted hold={hold} /> : <Lift id={hold.id} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </div>
  )
}

function Lifted({ hold }: { hold: HoldItem }) {
  return (
    <>
      <Badge>Lifted</Badge>{' '}
      <span className="small quiet">
        {dayOf(new Date(hold.liftedAt ?? 0))}, {hold.liftedBy}: {hold.liftReason}
      </span>
    </>
  )
}

function Lift({ id }: { id: string }) {
  return (
    <details>
      <summary>
        <Badge tone="warn">Held</Badge> Lift
      </summary>
      <form method="post" className="row">
        <input type="hidden" name="holdId" value={id} />
        <label className="unseen" htmlFor={`lift-${id}`}>
          Why it is lifted
        </label>
        <input
          autoComplete="off"
          id={`lift-${id}`}
          name="reason"
          placeholder="Why it is lifted"
          required
          maxLength={1000}
        />
        <button type="submit" name="deed" value="lift" className="button">
          Lift
        </button>
      </form>
    </details>
  )
}
