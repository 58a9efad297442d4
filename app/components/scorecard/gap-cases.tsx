import { Link } from '@remix-run/react'
import { Badge, Empty } from '../ui/badge.tsx'
import { TableFrame } from '../ui/table-frame.tsx'

export type CaseSeen = {
  month: string
  kind: string
  stillOpen: boolean
  codes: { code: string; title: string }[]
  chart: string | null
}

export type Pages = { page: number; isMore: boolean; search: string }

/** The way to newer and older stays, under the same filter. */
function Pager({ page, isMore, search }: Pages) {
  const to = (other: number) => {
    const asked = new URLSearchParams(search)
    asked.set('page', String(other))
    return `?${asked}`
  }
  if (page === 1 && !isMore) return null
  return (
    <div className="pager">
      {page > 1 ? (
        <Link className="button" to={to(page - 1)}>
          Newer stays
        </Link>
      ) : (
        <span />
      )}
      {isMore ? (
        <Link className="button" to={to(page + 1)}>
          Older stays
        </Link>
      ) : null}
    </div>
  )
}

/** The stays behind a gap, newest first. Without the right to the chart a stay has no name. */
export function GapCases({ rows, pages }: { rows: readonly CaseSeen[]; pages: Pages }) {
  if (rows.length === 0 && pages.page > 1) {
    return (
      <Empty title="There are no older stays">
        <p>Fewer stays left it open than this page would begin with.</p>
        <Pager {...pages} />
      </Empty>
    )
  }
  if (rows.length === 0) {
    return (
      <Empty title="No stay of this period left it open">
        <p>Choose a longer period on the scorecard, or another gap.</p>
      </Empty>
    )
  }
  return (
    <>
      <TableFrame label="Stays in which the detail was left open">
        <table className="table loose">
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Kind</th>
              <th scope="col">Coded in the end as</th>
              <th scope="col">Now</th>
              {rows.some(({ chart }) => chart !== null) ? <th scope="col">Chart</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move, and a stay may have no name here
              <tr key={at}>
                <th scope="row">{row.month}</th>
                <td>{row.kind}</td>
                <td>
                  {row.codes.map(({ code, title }) => (
                    <div key={code}>
                      <span className="mono">{code}</span> {title}
                    </div>
                  ))}
                </td>
                <td>
                  {row.stillOpen ? <Badge>still open</Badge> : <Badge tone="accent">filled in after a query</Badge>}
                </td>
                {rows.some(({ chart }) => chart !== null) ? (
                  <td>{row.chart ? <a href={`/charts/${row.chart}`}>Open</a> : '–'}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <Pager {...pages} />
    </>
  )
}
