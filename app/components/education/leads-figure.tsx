import { TableFrame } from '#app/components/ui/table-frame.tsx'
import type { Lead } from '#app/domain/education/effect/event-study.ts'
import { signedPoints } from './words.ts'

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [720, 260, 60, 16, 40]

/**
 * The taught against what was expected of them untaught, before and after: the leads should lie about 0. A point stands for so many months: where
 * cases are few, neighbours were put together.
 */
export function LeadsFigure({ leads, months }: { leads: Lead[]; months: number }) {
  if (leads.length < 2) return null
  return (
    <figure className="panel effect-figure">
      <figcaption className="body">
        <h2>Before and after, {months === 1 ? 'month by month' : `by ${months} months`}</h2>
        <p className="small">
          The taught minus what was expected of them untaught, in points, with 95 % intervals; 0 is the first month
          after teaching{months === 1 ? '' : `, and a point stands for the ${months} months that begin there`}. Before
          it the points should lie about the zero line: a slope there means that they were on their way already, a peak
          just before that they were chosen for a bad month.
        </p>
      </figcaption>
      <div className="body">
        <Drawing leads={leads} months={months} />
      </div>
      <details className="body">
        <summary>The months as a table</summary>
        <TableFrame label="Difference by month since teaching">
          <table className="table loose">
            <thead>
              <tr>
                <th scope="col">Month</th>
                {['Difference, points', '95 % interval', 'Providers', 'Codes'].map((head) => (
                  <th key={head} scope="col" className="number">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {leads.map((lead) => (
                <tr key={lead.since}>
                  <th scope="row">
                    {lead.since < 0 ? `${-lead.since * months} before` : `${lead.since * months} after`}
                  </th>
                  <td className="number">{signedPoints(lead.difference)}</td>
                  <td className="number">
                    {signedPoints(lead.low)} to {signedPoints(lead.high)}
                  </td>
                  <td className="number">{lead.providers}</td>
                  <td className="number">{lead.n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </details>
    </figure>
  )
}

function Drawing({ leads, months }: { leads: Lead[]; months: number }) {
  // One wide interval must not flatten all the others: whiskers are cut at twice the largest difference or 20 points.
  const widest = Math.max(0.2, ...leads.map(({ difference }) => 1.5 * Math.abs(difference)))
  const reach = Math.min(1, Math.ceil(widest * 10) / 10)
  const [first, last] = [leads[0]?.since ?? 0, leads.at(-1)?.since ?? 0]
  const x = (since: number) => LEFT + 12 + ((since - first) / Math.max(1, last - first)) * (WIDTH - LEFT - 40)
  const y = (by: number) =>
    TOP + ((reach - Math.min(reach, Math.max(-reach, by))) / (2 * reach)) * (HEIGHT - TOP - BOTTOM)
  const step = Math.max(1, Math.ceil((last - first) / 8))
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[-reach, 0, reach].map((by) => (
        <g key={by}>
          <line
            x1={LEFT}
            x2={WIDTH - 16}
            y1={y(by)}
            y2={y(by)}
            stroke={by === 0 ? 'var(--line-strong)' : 'var(--line)'}
          />
          <text x={LEFT - 8} y={y(by) + 4} textAnchor="end">
            {by === 0 ? '0' : signedPoints(by)}
          </text>
        </g>
      ))}
      <line x1={x(-0.5)} x2={x(-0.5)} y1={TOP} y2={HEIGHT - BOTTOM} stroke="var(--ink-2)" strokeDasharray="4 3" />
      {leads.map(({ since, difference, low, high }) => (
        <g key={since} className={since < 0 ? 'line-colleagues dot' : 'line-taught'}>
          <line x1={x(since)} x2={x(since)} y1={y(low)} y2={y(high)} strokeWidth="1.5" />
          <circle cx={x(since)} cy={y(difference)} r="4" fill="var(--surface)" strokeWidth="2" />
        </g>
      ))}
      {leads
        .filter(({ since }) => since % step === 0)
        .map(({ since }) => (
          <text key={since} x={x(since)} y={HEIGHT - 18} textAnchor="middle">
            {since * months}
          </text>
        ))}
      <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 2} textAnchor="middle" className="axis-name">
        months since teaching
      </text>
    </svg>
  )
}
