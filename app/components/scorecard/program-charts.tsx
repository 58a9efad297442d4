import { lazy } from 'react'
import type { Drawn } from '#app/domain/scorecard/measures/drawn.ts'
import type { Funnel, FunnelPoint } from '#app/domain/scorecard/measures/funnel-view.ts'
import type { ShareId } from '#app/domain/scorecard/measures/rates.ts'
import { nameOf, percent, percentRange } from '#app/domain/scorecard/measures/words.ts'
import { Chart } from './chart.tsx'
import type { VolumePoint } from './volume-lines.tsx'

const FunnelPlot = lazy(() => import('./funnel-plot.tsx').then(({ FunnelPlot: drawn }) => ({ default: drawn })))
const VolumeLines = lazy(() => import('./volume-lines.tsx').then(({ VolumeLines: drawn }) => ({ default: drawn })))

type Named = Omit<Funnel, 'points'> & { points: (FunnelPoint & { name: string; drawn: Drawn | null })[] }

/** Providers in the funnel of one measure. */
export function FunnelChart({
  measure,
  funnel,
  csv,
  search,
}: {
  measure: ShareId
  funnel: Named | null
  csv: string
  search: string
}) {
  return (
    <Chart
      title={`${nameOf(measure)}: providers in a funnel`}
      measure={measure}
      also={['shrunk']}
      says={
        funnel
          ? `Each point is a provider with at least ten cases; the common rate is ${percent(funnel.target)}. Providers differ ${funnel.phi.toFixed(1)} times as much as chance alone would make them, so the limits at two (dashed) and three standard deviations are widened. ${funnel.beyond} of ${funnel.all} lie outside three: a reason to look in the next period too, not a verdict.${partSaid(funnel)}`
          : 'Fewer than five providers have ten cases, or all are alike: too few to say.'
      }
      columns={[
        'Provider',
        'Counted',
        'of',
        'Share',
        'Beyond three SD',
        'Drawn to the group',
        'Chance above the median',
      ]}
      rows={(funnel?.points ?? [])
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ name, events, n, rate, outside: isOut, drawn }) => [
          ...[name, events, n, percent(rate), isOut ? 'yes' : 'no'],
          ...(drawn ? [`${percent(drawn.rate)} (${percentRange(drawn)})`, percent(drawn.aboveMedian)] : ['–', '–']),
        ])}
      links={(funnel?.points ?? [])
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ provider }) => `/scorecards/${provider}${search}`)}
      csv={csv}
    >
      {funnel ? <FunnelPlot funnel={funnel} /> : null}
    </Chart>
  )
}

const partSaid = ({ all, points }: Named): string =>
  points.length < all
    ? ` Drawn and listed are those outside and some of the others, ${points.length} in all; the file has everyone.`
    : ''

/** Queries by month. */
export function VolumeChart({ points, csv }: { points: VolumePoint[]; csv: string }) {
  return (
    <Chart
      title="Queries by month of sending"
      measure="response"
      size="low"
      says="Sent (line), answered (dashed) and changed the coding (dotted). Months with fewer than ten are left out, and with them what would give them away."
      columns={['Month', 'Sent', 'Answered', 'Changed the coding']}
      rows={points.map(({ month, sent, answered, changed }) =>
        sent === null ? [month, 'fewer than 10', '–', '–'] : [month, sent, answered ?? '–', changed ?? '–'],
      )}
      csv={csv}
    >
      <VolumeLines points={points} />
    </Chart>
  )
}
