import { type ReactNode, Suspense, useSyncExternalStore } from 'react'
import type { MeasureId } from '#app/domain/scorecard/measures/definitions.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { MeasureName } from './share.tsx'

const nothing = () => () => {}
/** False on the server and in the first render of the browser, then true: recharts draws nothing on the server. STACK.md, what bites 4. */
const useIsHydrated = () =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )

type Cell = string | number
/**
 * A chart as a figure: caption with the sentence it says, the drawing once the browser can, and the same numbers as a table with a
 * download. Without JavaScript the table is there, open.
 */
export function Chart(props: {
  title: string
  /** Whose definition the title leads to. */
  measure: MeasureId
  /** Further measures that the chart or its table shows. */
  also?: readonly MeasureId[]
  says: ReactNode
  size?: 'tall' | 'low' | 'slim'
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Where a row's name leads, row by row. */
  links?: readonly string[]
  csv: string
  /** What the marks of the drawing stand for. */
  below?: ReactNode
  children: ReactNode
}) {
  const isHydrated = useIsHydrated()
  return (
    <figure className="chart panel">
      <figcaption>
        <h2>
          <MeasureName id={props.measure}>{props.title}</MeasureName>
        </h2>
        <p className="small">
          {props.says}
          {props.also?.map((id) => (
            <span key={id}>
              {' '}
              <MeasureName id={id} />.
            </span>
          ))}
        </p>
      </figcaption>
      <div className={`drawing ${props.size ?? 'tall'}`} aria-hidden="true">
        {isHydrated ? <Suspense fallback={null}>{props.children}</Suspense> : null}
      </div>
      {props.below}
      <details>
        <summary>The numbers as a table</summary>
        <TableFrame label={`${props.title}: the numbers`}>
          <table className="table loose">
            <caption className="unseen">{props.title}</caption>
            <thead>
              <tr>
                {props.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row, line) => (
                <tr key={row.join('|')}>
                  {row.map((cell, at) =>
                    at === 0 ? (
                      <th key={props.columns[at]} scope="row">
                        {props.links?.[line] ? <a href={props.links[line]}>{cell}</a> : cell}
                      </th>
                    ) : (
                      <td key={props.columns[at]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
        <p className="small">
          <a href={props.csv} download>
            Download as CSV
          </a>
        </p>
      </details>
    </figure>
  )
}
