import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { shownWords } from '#app/domain/scorecard/measures/words.ts'
import { Empty } from '../ui/badge.tsx'
import { Sparkline } from '../ui/sparkline.tsx'
import { MeasureName } from './share.tsx'

export type SpecialtySeen = {
  name: string
  providers: number
  trend: (number | null)[]
} & Record<'unspecified' | 'unspecifiedAfter' | 'response' | 'timely' | 'impact', Shown>

const COLUMNS = [
  ['unspecified', 'Left unspecified'],
  ['unspecifiedAfter', 'After queries'],
  ['response', 'Answered'],
  ['timely', 'In time'],
  ['impact', 'Changed the coding'],
] as const

/** Specialties by name, each with its shares and a line of the share left open over eight quarters. */
export function SpecialtyTable({
  rows,
  linkTo,
}: {
  rows: readonly SpecialtySeen[]
  linkTo: (specialty: string) => string
}) {
  if (rows.length === 0) return <Empty title="Nothing coded or asked in this period yet" />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section className="table-wrap" tabIndex={0} aria-label="Specialties">
      <table className="table loose">
        <thead>
          <tr>
            <th scope="col">Specialty</th>
            <th scope="col">Eight quarters, left unspecified</th>
            {COLUMNS.map(([id, words]) => (
              <th key={id} scope="col">
                <MeasureName id={id}>{words}</MeasureName>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <a className="whole" href={linkTo(row.name)}>
                  {row.name}
                </a>
                <div className="small quiet">
                  {row.providers} {row.providers === 1 ? 'provider' : 'providers'}
                </div>
              </th>
              <td>
                <Trend trend={row.trend} />
              </td>
              {COLUMNS.map(([id]) => (
                <td key={id}>{shownWords(row[id])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Trend({ trend }: { trend: (number | null)[] }) {
  const known = trend.filter((share) => share !== null)
  if (known.length < 3) return <span className="quiet small">too few to say</span>
  const words = trend.map((share) => (share === null ? '–' : Math.round(share * 100))).join(', ')
  return (
    <>
      <Sparkline values={known} />
      <div className="small quiet">{words} %</div>
    </>
  )
}
