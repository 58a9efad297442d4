import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { percent, percentRange, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { countWords, rateInWords } from '#app/domain/shared/percent.ts'
import { Empty } from '../ui/badge.tsx'
import { Sparkline } from '../ui/sparkline.tsx'
import { TableFrame } from '../ui/table-frame.tsx'
import { MeasureName } from './share.tsx'

const COLUMNS = [
  ['unspecified', 'Left unspecified'],
  ['unspecifiedAfter', 'After queries'],
  ['review', 'Reviewed'],
  ['queried', 'Queried'],
  ['unspecifiedUnasked', 'Left unspecified without a query'],
  ['response', 'Answered'],
  ['timely', 'In time'],
  ['impact', 'Changed the coding'],
  ['compliance', 'Sent without error'],
] as const
export type GroupSeen = { id: string; name: string; providers: number | null; trend: Shown[] } & Record<
  (typeof COLUMNS)[number][0],
  Shown
>

/** Specialties or facilities by name, each with its shares and a line of the share left open over eight quarters. */
export function GroupTable({
  rows,
  of,
  linkTo,
}: {
  rows: readonly GroupSeen[]
  of: string
  linkTo: (id: string) => string
}) {
  if (rows.length === 0) {
    return (
      <Empty title="Nothing coded or asked in this period yet">
        <p>Choose a longer period, or fewer filters.</p>
      </Empty>
    )
  }
  return (
    <TableFrame label={of}>
      <table className="table loose group-table">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">
              <MeasureName id="unspecified">Left unspecified, eight quarters</MeasureName>
            </th>
            {COLUMNS.map(([id, words]) => (
              <th key={id} scope="col">
                <MeasureName id={id}>{words}</MeasureName>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a className="whole" href={linkTo(row.id)}>
                  {row.name}
                </a>
                {row.providers === null ? null : (
                  <div className="small quiet">
                    {countWords(row.providers)} {row.providers === 1 ? 'provider' : 'providers'}
                  </div>
                )}
              </th>
              <td>
                <Trend trend={row.trend} />
              </td>
              {COLUMNS.map(([id]) => (
                <td key={id}>
                  <ShareCell share={row[id]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

/** The share large, what it was counted from small under it. */
export function ShareCell({ share }: { share: Shown }) {
  if (share === 'too-few') return <span className="quiet small">{TOO_FEW_WORDS}</span>
  return (
    <>
      <span className="cell-value">{percent(share.rate)}</span>
      <span className="small quiet cell-n">
        {countWords(share.events)} of {countWords(share.n)}
        <br />
        {percentRange(share)}
      </span>
    </>
  )
}

/** A line of the quarters that can be told, and its two ends as shares: the quarters between stand in the file. */
function Trend({ trend }: { trend: Shown[] }) {
  const known = trend.filter((share) => share !== 'too-few')
  const [first, last] = [known.at(0), known.at(-1)]
  if (known.length < 3 || !first || !last) return <span className="quiet small">{TOO_FEW_WORDS}</span>
  return (
    <>
      <Sparkline values={known.map(({ rate }) => rate)} />
      <div className="small quiet nowrap">{rateInWords(first)},</div>
      <div className="small quiet nowrap">last {rateInWords(last)}</div>
    </>
  )
}
