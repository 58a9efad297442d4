import type { ReactNode } from 'react'
import type { MeasureId } from '#app/domain/scorecard/measures/definitions.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { percent, percentRange } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { MeasureName } from './share.tsx'

export type HeatSeen = {
  families: string[]
  titles: string[]
  rows: { id: string; name: string; cells: Shown[] }[]
  all: number
}
const shade = (share: Shown) => (share === 'too-few' ? 'heat none' : `heat h${Math.min(4, Math.floor(share.rate * 5))}`)

/** Shares left open by family and by whom, as a table whose cells are shaded: the number is in the cell. */
export function HeatTable({
  id,
  measure,
  title,
  heat,
  by,
  csv,
  why,
  rowTo,
  cellTo,
}: {
  id: string
  measure: MeasureId
  title: string
  heat: HeatSeen
  by: string
  csv: string
  /** Why of many rows those stay that stand here. */
  why: string
  /** Where a row leads, and the number in one of its cells; undefined: nowhere. */
  rowTo(id: string): string | undefined
  cellTo?: (id: string, family: string) => string | undefined
}) {
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <MeasureName id={measure}>{title}</MeasureName>
        </h2>
      </header>
      <TableFrame label={`${title}: the numbers`}>
        <table className="table loose heat-table">
          <caption className="small quiet">
            Share of coded diagnoses as first written, of how many, and its 95 % interval. A dot: fewer than ten, or a
            cell that would give one away.
            {heat.rows.length < heat.all
              ? ` Of ${countWords(heat.all)} rows those ${heat.rows.length} stand here, by name, ${why}; the file has every row, and the list of providers finds anyone by name.`
              : ''}
          </caption>
          <thead>
            <tr>
              <th scope="col">{by}</th>
              {heat.families.map((family, at) => (
                <th key={family} scope="col" title={heat.titles[at]}>
                  {heat.titles[at] === undefined ? family : <abbr title={heat.titles[at]}>{family}</abbr>}
                  <span className="heat-title">{heat.titles[at]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Onward to={rowTo(row.id)}>{row.name}</Onward>
                </th>
                {row.cells.map((cell, at) => (
                  <td key={heat.families[at]} className={shade(cell)}>
                    {cell === 'too-few' ? (
                      <>
                        <span aria-hidden="true">·</span>
                        <span className="unseen">too few to say</span>
                      </>
                    ) : (
                      <>
                        <Onward to={cellTo?.(row.id, heat.families[at] ?? '')}>{percent(cell.rate)}</Onward>{' '}
                        <span className="small">of {countWords(cell.n)}</span>
                        <span className="small heat-range">{percentRange(cell)}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="small body no-print">
        <a href={csv} download>
          Download as CSV
        </a>
      </p>
    </section>
  )
}

const Onward = ({ to, children }: { to: string | undefined; children: ReactNode }) =>
  to === undefined ? children : <a href={to}>{children}</a>
