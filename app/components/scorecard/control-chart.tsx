import { lazy } from 'react'
import type { MeasureId } from '#app/domain/scorecard/measures/definitions.ts'
import type { Control } from '#app/domain/scorecard/measures/over-time.ts'
import { finePercent, percent, signalWords } from '#app/domain/scorecard/measures/words.ts'
import { Chart } from './chart.tsx'

const MonthLines = lazy(() => import('./month-lines.tsx').then(({ MonthLines: drawn }) => ({ default: drawn })))

const KINDS: Record<Control['kind'], string> = {
  p: 'A p-chart',
  'laney-p': "A p'-chart (Laney), since the numbers are large",
  u: 'A u-chart',
  xmr: 'An XmR chart',
}

const SAID = { share: percent, rare: finePercent, ratio: (value: number) => value.toFixed(2) }

/** A measure month by month with the limits of what months vary by themselves. */
export function ControlChart({
  title,
  measure,
  control,
  unit,
  csv,
}: {
  title: string
  measure: MeasureId
  control: Control | null
  /** "rare": a share of a few of a hundred, said with a decimal. */
  unit: 'share' | 'rare' | 'ratio'
  csv: string
}) {
  const say = SAID[unit]
  const months = control?.months ?? []
  const signals = months.filter((one) => one.signals.length > 0)
  return (
    <Chart
      title={title}
      measure={measure}
      also={['control']}
      size={control ? 'low' : 'slim'}
      says={saysOf(control, signals)}
      columns={['Month', 'Of', 'Value', 'Centre', 'Limits', 'Signals']}
      rows={months.map(({ month, n, value, centre, low, high, signals: own }) => [
        ...[month, n, say(value), say(centre), `${say(low)} to ${say(high)}`],
        own.map(signalWords).join('; ') || '–',
      ])}
      csv={csv}
    >
      {control ? (
        <MonthLines
          points={months.map(({ month, value, centre, low, high }) => ({ month, value, centre, band: [low, high] }))}
          lines={[
            { key: 'centre', colour: 'ink-3', dots: false },
            { key: 'value', colour: 'chart-1' },
          ]}
          format={say}
        />
      ) : null}
    </Chart>
  )
}

function saysOf(control: Control | null, signals: readonly { month: string }[]): string {
  if (!control) return 'Fewer than three months with ten cases: too few to say.'
  const kind = `${KINDS[control.kind]}; grey: what months vary by themselves, for each month's own number of cases.`
  return signals.length > 0
    ? `${kind} Signals in ${signals.map(({ month }) => month).join(', ')}: something changed then, and it is worth asking what.`
    : `${kind} No signal: nothing that chance does not explain.`
}
