import { CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Scatter, XAxis, YAxis } from 'recharts'
import type { Funnel } from '#app/domain/scorecard/measures/funnel-view.ts'
import { percent } from '#app/domain/scorecard/measures/words.ts'

const tick = { fill: 'var(--ink-2)', fontSize: 12 }

/** Providers by their number of cases; the curves are the limits of chance at two and three standard deviations. */
export function FunnelPlot({ funnel }: { funnel: Funnel }) {
  const rows = [...funnel.limits, ...funnel.points].sort((a, b) => a.n - b.n)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} margin={{ top: 8, right: 16, bottom: 20, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          dataKey="n"
          type="number"
          domain={[0, 'dataMax']}
          tick={tick}
          stroke="var(--line-strong)"
          label={{ value: 'cases', position: 'insideBottom', offset: -12, fill: 'var(--ink-2)', fontSize: 12 }}
        />
        <YAxis domain={[0, 1]} tickFormatter={percent} tick={tick} stroke="var(--line-strong)" width={52} />
        <ReferenceLine y={funnel.target} stroke="var(--ink-3)" />
        {(['low2', 'high2', 'low3', 'high3'] as const).map((key) => (
          <Line
            key={key}
            dataKey={key}
            dot={false}
            connectNulls
            stroke="var(--ink-3)"
            strokeDasharray={key.endsWith('2') ? '4 3' : '0'}
            isAnimationActive={false}
          />
        ))}
        <Scatter dataKey="rate" fill="var(--chart-1)" isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
