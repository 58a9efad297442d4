import { lazy } from 'react'
import type { Band } from '#app/domain/scorecard/measures/peers.ts'
import type { Shown } from '#app/domain/scorecard/measures/rates.ts'
import { bandWords, LATE_WORDS, percent, percentRange, TOO_FEW_WORDS } from '#app/domain/scorecard/measures/words.ts'
import { Chart } from './chart.tsx'

const TrendLines = lazy(() => import('./trend-lines.tsx').then(({ TrendLines: drawn }) => ({ default: drawn })))

export type TrendQuarter = { quarter: string; share: Shown; colleagues: Band | null }
export type Annotation = { quarter: string; words: string }

const pointOf = ({ quarter, share, colleagues }: TrendQuarter) => ({
  name: quarter,
  rate: share === 'too-few' ? null : share.rate,
  error: share === 'too-few' ? null : ([share.rate - share.low, share.high - share.rate] as [number, number]),
  band: colleagues ? ([colleagues.low, colleagues.high] as [number, number]) : null,
})

type Happened = { quarter: string; words: string[] }

/** What happened in the quarters that are drawn, in their order: one number a quarter, so that no two marks meet. */
const byQuarter = (trend: readonly TrendQuarter[], marks: readonly Annotation[]): Happened[] =>
  trend.flatMap(({ quarter }) => {
    const words = marks.filter((mark) => mark.quarter === quarter).map((mark) => mark.words)
    return words.length > 0 ? [{ quarter, words }] : []
  })

/** The numbered marks of the drawing, in words: no label has to find room in it. */
function Happened({ quarters }: { quarters: readonly Happened[] }) {
  if (quarters.length === 0) return null
  return (
    <ol className="happened small" aria-label="What happened">
      {quarters.map(({ quarter, words }) => (
        <li key={quarter}>
          <strong>{quarter}</strong> {words.join('; ')}
        </li>
      ))}
    </ol>
  )
}

/** The share left open by quarter, beside the provider's own past and colleagues. */
export function TrendChart({
  trend,
  isLate,
  marks,
  csv,
}: {
  isLate: boolean
  trend: readonly TrendQuarter[]
  marks: Annotation[]
  csv: string
}) {
  const happened = byQuarter(trend, marks)
  return (
    <Chart
      title="Share left open, by quarter"
      measure="unspecified"
      size="low"
      says="All families together, as the notes alone gave them: it follows the mix of patients too. Grey: colleagues. A quarter with fewer than ten codes is left out."
      columns={['Quarter', 'Left open', 'of', 'Share', '95 % interval', 'Colleagues', 'What happened']}
      rows={trend.map(({ quarter, share, colleagues }) => {
        const events = happened.find((one) => one.quarter === quarter)?.words ?? []
        const own =
          share === 'too-few'
            ? ['–', 'fewer than 10', TOO_FEW_WORDS, '–']
            : [share.events, share.n, percent(share.rate), percentRange(share)]
        return [quarter, ...own, isLate ? LATE_WORDS : bandWords(colleagues), events.join('; ') || '–']
      })}
      csv={csv}
      below={<Happened quarters={happened} />}
    >
      <TrendLines
        points={trend.map(pointOf)}
        marks={happened.map(({ quarter }, at) => ({ name: quarter, number: at + 1 }))}
      />
    </Chart>
  )
}
