import { Badge, Empty } from '../ui/badge.tsx'
import { FaultSummary, Field } from '../ui/field.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { exact } from '../ui/time.tsx'

type Looker = {
  who: string
  name: string
  roles: string
  what: string
  times: number
  firstAt: Date | string
  lastAt: Date | string
}

/** A line for each person and kind of deed. */
export function LookerTable({ lookers, patientId }: { lookers: Looker[]; patientId: string }) {
  if (lookers.length === 0) return <Empty title="Nobody has looked at this chart yet" />
  return (
    <TableFrame label="Who looked">
      <table className="table folding paired early">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col" className="wide-only">
              Role today
            </th>
            <th scope="col">Did what</th>
            <th scope="col" className="number">
              Times
            </th>
            <th scope="col" className="wide-only">
              First
            </th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {lookers.map((one) => (
            <tr key={`${one.who} ${one.what}`}>
              <th scope="row">
                <a href={`/audit?who=${encodeURIComponent(one.who)}&patient=${encodeURIComponent(patientId)}`}>
                  {one.name}
                </a>
              </th>
              <td className="wide-only" data-label={one.roles ? 'Role' : undefined}>
                {one.roles}
              </td>
              <td className="rest">{one.what}</td>
              <td className="number" data-label="Times">
                {one.times}
              </td>
              <td className="wide-only nowrap" data-label="First">
                {exact(new Date(one.firstAt))}
              </td>
              <td className="nowrap rest" data-label="Last">
                {exact(new Date(one.lastAt))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** Restricted or not, by whose word, and for a manager the way to change it. */
export function RestrictionPanel(props: {
  isRestricted: boolean
  restriction: { reason: string; by: string; at: Date | string } | null
  mayChange: boolean
  faults: Record<string, string> | undefined
}) {
  const { isRestricted, restriction } = props
  return (
    <section className="panel" aria-labelledby="restriction">
      <header>
        <h2 id="restriction">Restriction</h2>
        <Badge tone={isRestricted ? 'warn' : 'plain'}>{isRestricted ? 'Restricted' : 'Not restricted'}</Badge>
      </header>
      <div className="body stack">
        <p className="quiet">
          A restricted chart is open to who is asked in one of its queries. Everyone else opens it for a reason, which
          is reviewed.
        </p>
        {restriction ? (
          <p>
            {restriction.by}, {exact(new Date(restriction.at))}: {restriction.reason}
          </p>
        ) : isRestricted ? (
          <p>The source of the chart marks it as restricted.</p>
        ) : null}
        {props.mayChange ? (
          <form method="post" className="stack">
            <FaultSummary faults={props.faults} />
            <Field name="reason" label="Why" maxLength={500} required fault={props.faults?.reason} />
            <div>
              <button type="submit" name="deed" value={isRestricted ? 'lift' : 'restrict'} className="button">
                {isRestricted ? 'Lift the restriction' : 'Restrict this chart'}
              </button>
            </div>
          </form>
        ) : null}
      </div>
    </section>
  )
}
