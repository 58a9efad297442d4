import { lazy } from 'react'
import type { CaptureRow, MeanWeight } from '#app/domain/scorecard/measures/capture.ts'
import type { VisitSpread } from '#app/domain/scorecard/measures/visits.ts'
import {
  hours,
  meanWords,
  percent,
  percentRange,
  shownWords,
  signalWords,
  visitWords,
} from '#app/domain/scorecard/measures/words.ts'
import type { RunSignal } from '#app/domain/scorecard/statistics/run-rules.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { Chart } from './chart.tsx'

const MonthLines = lazy(() => import('./month-lines.tsx').then(({ MonthLines: drawn }) => ({ default: drawn })))
const SpreadBars = lazy(() => import('./spread-bars.tsx').then(({ SpreadBars: drawn }) => ({ default: drawn })))
const GapBars = lazy(() => import('./gap-bars.tsx').then(({ GapBars: drawn }) => ({ default: drawn })))

export type CaseMixMonth = {
  month: string
  all: MeanWeight | 'too-few'
  usual: MeanWeight | 'too-few'
}

const plotted = (mean: MeanWeight | 'too-few') => (mean === 'too-few' ? null : mean.meanX10000)

/** The case-mix index by month, with and without outlier DRGs. */
export function CaseMixChart({ months, csv }: { months: readonly CaseMixMonth[]; csv: string }) {
  return (
    <Chart
      title="Case-mix index by month"
      measure="caseMix"
      size="low"
      says="All stays (line), and without outlier DRGs (dashed). It moves with who is admitted; capture within families, above, does not."
      columns={['Month', 'Case-mix index', 'Without outliers']}
      rows={months.map(({ month, all, usual }) => [month, meanWords(all), meanWords(usual)])}
      csv={csv}
    >
      <MonthLines
        points={months.map(({ month, all, usual }) => ({ month, mean: plotted(all), usual: plotted(usual) }))}
        lines={[
          { key: 'mean', colour: 'chart-1' },
          { key: 'usual', colour: 'chart-2', dash: '6 3' },
        ]}
        format={(x10000) => (x10000 / 10_000).toFixed(2)}
        from="data"
      />
    </Chart>
  )
}

const DRAWN = 8
type Family = CaptureRow & { title: string; mean: MeanWeight | 'too-few' }

/** MCC capture in the most frequent families, and CC capture beside it in the table. */
export function CaptureChart({ families, csv }: { families: readonly Family[]; csv: string }) {
  const bars = families
    .flatMap(({ title, mcc }) =>
      mcc && mcc !== 'too-few' ? [{ name: `${short(title)} (n ${countWords(mcc.n)})`, ...mcc, band: null }] : [],
    )
    .slice(0, DRAWN)
  return (
    <Chart
      title="MCC capture within DRG families"
      measure="mcc"
      also={['cc', 'caseMix']}
      size={bars.length > 5 ? 'tall' : bars.length > 2 ? 'low' : 'slim'}
      says={
        bars.length > 0
          ? 'Share of stays whose DRG stands for an MCC, in the most frequent families that an MCC splits, with 95 % intervals. Medical and surgical families stand apart: a family is one or the other.'
          : 'No family that an MCC splits has ten stays in this period: too few to say.'
      }
      columns={['Family', 'Stays', 'Mean weight', 'With an MCC', 'With a CC or MCC']}
      rows={families.map(({ title, family, stays, mean, mcc, cc }) => [
        `${title} (${family})`,
        stays,
        meanWords(mean),
        mcc ? shownWords(mcc) : 'not split',
        cc ? shownWords(cc) : 'not split',
      ])}
      csv={csv}
    >
      {bars.length > 0 ? <GapBars bars={bars} /> : null}
    </Chart>
  )
}

const short = (title: string) => (title.length > 34 ? `${title.slice(0, 32)}…` : title)

export type TurnaroundMonth = {
  month: string
  n: number
  hours: number
  centre: number | null
  low: number | null
  high: number | null
  signals: RunSignal[]
}

/** The median of each month as a control chart. */
export function TurnaroundChart({ months, csv }: { months: readonly TurnaroundMonth[]; csv: string }) {
  const signals = months.filter((one) => one.signals.length > 0)
  return (
    <Chart
      title="Median time to final coding, by month of discharge"
      measure="turnaround"
      also={['control']}
      size="low"
      says={
        signals.length > 0
          ? `An XmR chart; grey: what months vary by themselves. Signals in ${signals.map(({ month }) => month).join(', ')}: something changed then, and it is worth asking what.`
          : 'An XmR chart; grey: what months vary by themselves. No signal: nothing that chance does not explain.'
      }
      columns={['Month', 'Stays', 'Median', 'Centre', 'Limits', 'Signals']}
      rows={months.map((one) => [
        one.month,
        one.n,
        hours(one.hours),
        one.centre === null ? '–' : hours(one.centre),
        one.low === null || one.high === null ? '–' : `${hours(one.low)} to ${hours(one.high)}`,
        one.signals.map(signalWords).join('; ') || '–',
      ])}
      csv={csv}
    >
      <MonthLines
        points={months.map(({ month, hours: median, centre, low, high }) => ({
          ...{ month, median, centre },
          band: low === null || high === null ? null : [low, high],
        }))}
        lines={[
          { key: 'centre', colour: 'ink-3', dots: false },
          { key: 'median', colour: 'chart-1' },
        ]}
        format={(value) => (value === 0 ? '0' : hours(value))}
      />
    </Chart>
  )
}

/** Visits by level of one family, by specialty. */
export function VisitsChart({
  family,
  spreads,
  csv,
}: {
  family: string
  spreads: readonly VisitSpread[]
  csv: string
}) {
  const levels = spreads[0]?.levels.map(({ code }) => code) ?? []
  return (
    <Chart
      title={`Visits by level: ${visitWords(family)}`}
      measure="visits"
      size={spreads.length > 5 ? 'tall' : spreads.length > 2 ? 'low' : 'slim'}
      says={`Each bar is the whole spread of a specialty, from ${levels[0] ?? ''} (pale) to ${levels.at(-1) ?? ''} (dark). The odds say how a specialty's whole spread lies against all others': 1 is alike. Patients differ between specialties; nobody is held to a level.`}
      columns={['Specialty', 'Visits', ...levels, 'Odds of a higher level']}
      rows={spreads.map(({ by, n, levels: shares, odds }) => [
        by,
        n,
        ...shares.map(({ share }) => `${percent(share.rate)} (${percentRange(share)})`),
        odds ? `${odds.ratio.toFixed(2)} (${odds.low.toFixed(2)}–${odds.high.toFixed(2)})` : '–',
      ])}
      csv={csv}
    >
      <SpreadBars
        bars={spreads.map(({ by, n, levels: shares }) => ({
          name: `${by} (n ${n})`,
          ...Object.fromEntries(shares.map(({ code, share }) => [code, share.rate])),
        }))}
        levels={levels}
      />
    </Chart>
  )
}
