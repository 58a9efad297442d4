import type { Accuracy, Verdict } from '#app/domain/scorecard/measures/coder-accuracy.ts'
import type { Deaths } from '#app/domain/scorecard/measures/deaths.ts'
import type { PerHour, Weighted } from '#app/domain/scorecard/measures/productivity.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import type { RiskShown, SuspectsShown } from '#app/domain/scorecard/measures/risk.ts'
import type { Turnaround } from '#app/domain/scorecard/measures/turnaround.ts'
import { between, hours, MEDIAN_UNKNOWN, shownWords, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { TableFrame } from '../ui/table-frame.tsx'
import { MeasureName } from './share.tsx'

export type CodingPanels = {
  coders: {
    name: string
    records: number | null
    perHour: PerHour | 'too-few' | null
    weighted: Weighted | 'too-few' | null
    time: Turnaround | 'too-few'
    accuracy: Accuracy[]
  }[]
  risk: RiskShown | null
  suspects: SuspectsShown | null
  levels: {
    stays: number
    severity: Shown
    mortality: Shown
    deaths: Deaths | null
  } | null
}

/** A turnaround in a sentence. */
export const turnaroundWords = (time: Turnaround | 'too-few') => {
  if (time === 'too-few') return TOO_FEW_WORDS
  const { median, ninetieth, n, open } = time
  const half = median.time === null ? MEDIAN_UNKNOWN : `${hours(median.time)}${between(median)}`
  const most =
    ninetieth.time === null ? 'not yet nine of ten' : `nine of ten within ${hours(ninetieth.time)}${between(ninetieth)}`
  return `${half}; ${most}. ${countWords(n)} stays${open > 0 ? `, ${countWords(open)} of them still waiting` : ''}`
}

/** Records an hour in a sentence. */
export const perHourWords = (perHour: PerHour | 'too-few' | null) => {
  if (perHour === null) return 'hours not known'
  if (perHour === 'too-few') return TOO_FEW_WORDS
  const { rate, low, high, records, hours: worked } = perHour
  return `${rate.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}; ${records} in ${Math.round(worked)} h)`
}

/** Hours by the house's standard over those worked, in a sentence. */
const weightedWords = (weighted: Weighted | 'too-few' | null) => {
  if (weighted === null) return 'hours or standards not known'
  if (weighted === 'too-few') return TOO_FEW_WORDS
  const { ratio, low, high, hours: worked, kinds } = weighted
  const records = kinds.map(({ kind, n }) => `${countWords(n)} ${kind}`).join(', ')
  return `${ratio.toFixed(2)} of the standard (${low.toFixed(2)}–${high.toFixed(2)}; ${records} in ${Math.round(worked)} h)`
}

const VERDICTS: Record<Verdict, string> = {
  met: 'at or above 95 %',
  'not-shown-to-be-below': 'not shown to be below 95 %',
  below: 'below 95 %',
  'too-few': TOO_FEW_WORDS,
}
const accuracyWords = ({ share, verdict }: Accuracy) =>
  share === 'too-few' ? TOO_FEW_WORDS : `${shownWords(share)}: ${VERDICTS[verdict]}`

/** Coders by name: records, time and accuracy, only side by side. */
export function Coders({ coders }: Pick<CodingPanels, 'coders'>) {
  return (
    <section className="panel" aria-labelledby="coders">
      <header>
        <h2 id="coders">Coders: time, records and accuracy side by side</h2>
      </header>
      <TableFrame label="Coders">
        <table className="table loose">
          <caption className="small quiet">
            By name. Records differ, so nobody is ranked by their number. Accuracy comes from audits of random samples
            (loaded with <code>scorecard audits</code>), hours from time keeping (<code>scorecard hours</code>), what a
            kind of record is worth from the house (<code>scorecard standards</code>); without them nothing is said.
          </caption>
          <thead>
            <tr>
              <th scope="col">Coder</th>
              <th scope="col">
                <MeasureName id="productivity">Records</MeasureName>
              </th>
              <th scope="col">Records an hour</th>
              <th scope="col">
                <MeasureName id="weightedRecords">Weighted by kind</MeasureName>
              </th>
              <th scope="col">
                <MeasureName id="turnaround">Time after discharge</MeasureName>
              </th>
              <th scope="col">
                <MeasureName id="accuracy">Accuracy by code</MeasureName>
              </th>
              <th scope="col">By record</th>
              <th scope="col">
                <MeasureName id="auditPass">Audits passed</MeasureName>
              </th>
              <th scope="col">By DRG</th>
            </tr>
          </thead>
          <tbody>
            {coders.map(({ name, records, perHour, weighted, time, accuracy }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{records ?? TOO_FEW_WORDS}</td>
                <td>{perHourWords(perHour)}</td>
                <td>{weightedWords(weighted)}</td>
                <td>{turnaroundWords(time)}</td>
                {accuracy.map((one) => (
                  <td key={one.level}>{accuracyWords(one)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  )
}

const deathsWords = ({ ratio, low, high, died, expected, stays }: Deaths) =>
  `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}); ${countWords(died)} of ${expected.toFixed(1)} expected, ${countWords(stays)} stays`

/** What the site's own grouper says of severity and mortality. */
export function Levels({ levels }: Pick<CodingPanels, 'levels'>) {
  return (
    <section className="panel" aria-labelledby="levels">
      <header>
        <h2 id="levels">
          <MeasureName id="levels" />
        </h2>
      </header>
      {levels ? (
        <dl className="facts body">
          <dt>Severity of illness 3 or 4</dt>
          <dd>{shownWords(levels.severity)}</dd>
          <dt>Risk of mortality 3 or 4</dt>
          <dd>{shownWords(levels.mortality)}</dd>
          <dt>Deaths, observed over expected</dt>
          <dd>{levels.deaths ? deathsWords(levels.deaths) : 'not every stay has a predicted risk'}</dd>
        </dl>
      ) : (
        <p className="body quiet">
          No levels were sent by the site's grouper. They are loaded with <code>scorecard levels</code> and never worked
          out here.
        </p>
      )}
    </section>
  )
}
