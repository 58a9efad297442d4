import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'

export type VolumePoint = { month: string; sent: number | null; answered: number | null; changed: number | null }
const tick = { fill: 'var(--ink-2)', fontSize: 12 }
const LINES = [
  ['sent', 'var(--chart-1)', '0'],
  ['answered', 'var(--chart-2)', '6 3'],
  ['changed', 'var(--chart-3)', '2 3'],
] as const

/** Queries by month of sending: sent, answered, and those that changed the coding. */
export function VolumeLines({ points }: { points: VolumePoint[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={{ top: 8, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="month" tick={tick} stroke="var(--line-strong)" minTickGap={12} />
        <YAxis allowDecimals={false} tick={tick} stroke="var(--line-strong)" width={44} />
        {LINES.map(([key, colour, dash]) => (
          <Line
            key={key}
            dataKey={key}
            stroke={colour}
            strokeDasharray={dash}
            strokeWidth={2}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}
