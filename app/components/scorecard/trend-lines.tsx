import {
  Area,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'
import { percent } from '#app/domain/scorecard/measures/words.ts'

export type TrendPoint = {
  name: string
  rate: number | null
  error: [number, number] | null
  band: [number, number] | null
}
/** When something happened, and the number under which the list below the drawing says what. */
export type TrendMark = { name: string; number: number }

/** A share over quarters: colleagues' band, the own line with its intervals, and what happened when. */
export function TrendLines({ points, marks }: { points: TrendPoint[]; marks: TrendMark[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 20, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="name" tick={{ fill: 'var(--ink-2)', fontSize: 12 }} stroke="var(--line-strong)" />
        <YAxis
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={percent}
          tick={{ fill: 'var(--ink-2)', fontSize: 12 }}
          stroke="var(--line-strong)"
          width={52}
        />
        <Area dataKey="band" stroke="none" fill="var(--chart-band)" fillOpacity={0.6} isAnimationActive={false} />
        {marks.map(({ name, number }) => (
          <ReferenceLine
            key={name}
            x={name}
            stroke="var(--chart-3)"
            strokeDasharray="4 3"
            label={{ value: number, position: 'top', fill: 'var(--chart-3)', fontSize: 12, fontWeight: 600 }}
          />
        ))}
        <Line
          dataKey="rate"
          stroke="var(--chart-1)"
          strokeWidth={2}
          dot={{ r: 4, fill: 'var(--chart-1)' }}
          isAnimationActive={false}
          connectNulls={false}
        >
          <ErrorBar dataKey="error" width={6} stroke="var(--chart-1)" strokeOpacity={0.7} />
        </Line>
      </ComposedChart>
    </ResponsiveContainer>
  )
}
