import { TableFrame } from '#app/components/ui/table-frame.tsx'
import { percent } from './words.ts'

export type SeriesSeen = {
  name: 'taught' | 'colleagues' | 'other-families'
  quarters: { quarter: string; gaps: number; reviewable: number }[]
}
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 280, 52, 24, 32]
/** Under ten codes a share is noise and may point at one stay. */
const FEWEST = 10

const rateOf = (series: SeriesSeen, quarter: string) => {
  const one = series.quarters.find((row) => row.quarter === quarter)
  return one && one.reviewable >= FEWEST ? one.gaps / one.reviewable : null
}

const hasShown = (all: readonly SeriesSeen[], name: SeriesSeen['name']): boolean =>
  all.some((one) => one.name === name && one.quarters.some(({ reviewable }) => reviewable >= FEWEST))

/** The first and the last name stay inside the picture. */
function anchorOf(at: number, of: number): 'start' | 'middle' | 'end' {
  if (at === 0) return 'start'
  return at === of - 1 ? 'end' : 'middle'
}

/** Runs of neighbouring quarters that have a share: a quarter with too few breaks the line rather than bridging it. */
function runsOf(
  series: SeriesSeen,
  quarters: readonly string[],
  x: (at: number) => number,
  y: (rate: number) => number,
) {
  const runs: string[][] = [[]]
  quarters.forEach((quarter, at) => {
    const rate = rateOf(series, quarter)
    if (rate === null) runs.push([])
    else runs.at(-1)?.push(`${x(at).toFixed(1)},${y(rate).toFixed(1)}`)
  })
  return runs.filter((run) => run.length > 0)
}

export function namesOf(label: string, attendees: number): Record<SeriesSeen['name'], string> {
  return {
    taught: `${label}, the ${attendees} taught`,
    colleagues: `${label}, colleagues not taught`,
    'other-families': 'Families nobody was taught, the same people',
  }
}

/** Taught and untaught over time with the session as a line, and the same numbers as a table. */
export function EffectFigure(props: {
  series: SeriesSeen[]
  heldIn: string[]
  names: Record<SeriesSeen['name'], string>
}) {
  const quarters = [...new Set(props.series.flatMap(({ quarters: own }) => own.map(({ quarter }) => quarter)))].sort()
  return (
    <figure className="panel effect-figure">
      <figcaption className="body">
        <h2>Share left open, by quarter</h2>
        <p className="small">
          Codes that leave something open among those that could state it, as the notes alone gave them. A quarter with
          fewer than ten codes is left out. An upright line is a session.
        </p>
      </figcaption>
      <div className="body">
        <Drawing series={props.series} quarters={quarters} heldIn={props.heldIn} />
        <ul className="row plain">
          {props.series.map(({ name }) => (
            <li key={name} className="row">
              <svg width="36" height="10" aria-hidden="true">
                <line x1="0" x2="36" y1="5" y2="5" strokeWidth="3" className={`line-${name}`} />
              </svg>
              <span>
                {props.names[name]}
                {hasShown(props.series, name) ? null : (
                  <span className="quiet"> (under ten codes in every quarter)</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <details className="body">
        <summary>The numbers as a table</summary>
        <EffectTable series={props.series} quarters={quarters} names={props.names} heldIn={props.heldIn} />
      </details>
    </figure>
  )
}

function Drawing({ series, quarters, heldIn }: { series: SeriesSeen[]; quarters: string[]; heldIn: string[] }) {
  const x = (at: number) => LEFT + (quarters.length < 2 ? 0 : (at / (quarters.length - 1)) * (WIDTH - LEFT - 24))
  const y = (rate: number) => TOP + (1 - rate) * (HEIGHT - TOP - BOTTOM)
  const held = heldIn.map((quarter) => quarters.indexOf(quarter)).filter((at) => at >= 0)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((rate) => (
        <g key={rate}>
          <line x1={LEFT} x2={WIDTH - 24} y1={y(rate)} y2={y(rate)} stroke="var(--line)" />
          <text x={LEFT - 8} y={y(rate) + 4} textAnchor="end">
            {percent(rate)}
          </text>
        </g>
      ))}
      {quarters.map((quarter, at) =>
        at % Math.ceil(quarters.length / 8) === 0 ? (
          <text key={quarter} x={x(at)} y={HEIGHT - 8} textAnchor={anchorOf(at, quarters.length)}>
            {quarter}
          </text>
        ) : null,
      )}
      {held.map((at, i) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} stroke="var(--ink-2)" strokeDasharray="4 3" />
          {i === 0 ? (
            <text x={x(at) + 6} y={TOP - 6} textAnchor={at > quarters.length / 2 ? 'end' : 'start'}>
              {held.length > 1 ? 'sessions' : 'session'}
            </text>
          ) : null}
        </g>
      ))}
      {series.map((one) =>
        runsOf(one, quarters, x, y).map((run) => (
          <g key={`${one.name} ${run[0]}`}>
            <polyline points={run.join(' ')} fill="none" strokeWidth="2.5" className={`line-${one.name}`} />
            {run.map((point) => (
              <circle
                key={point}
                cx={point.split(',')[0]}
                cy={point.split(',')[1]}
                r="3"
                fill="var(--surface)"
                strokeWidth="2"
                className={`line-${one.name} dot`}
              />
            ))}
          </g>
        )),
      )}
    </svg>
  )
}

function EffectTable(props: {
  series: SeriesSeen[]
  quarters: string[]
  names: Record<SeriesSeen['name'], string>
  heldIn: string[]
}) {
  const cell = (series: SeriesSeen, quarter: string) => {
    const one = series.quarters.find((row) => row.quarter === quarter)
    if (!one || one.reviewable < FEWEST) return 'fewer than 10'
    return `${one.gaps} of ${one.reviewable} (${percent(one.gaps / one.reviewable)})`
  }
  return (
    <TableFrame label="Share left open by quarter">
      <table className="table loose">
        <thead>
          <tr>
            <th scope="col">Quarter</th>
            {props.series.map(({ name }) => (
              <th key={name} scope="col">
                {props.names[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.quarters.map((quarter) => (
            <tr key={quarter}>
              <th scope="row">
                {quarter}
                {props.heldIn.includes(quarter) ? ', session' : ''}
              </th>
              {props.series.map((series) => (
                <td key={series.name}>{cell(series, quarter)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
