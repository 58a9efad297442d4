import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { percent } from '#app/domain/scorecard/measures/words.ts'

export type SpreadBar = { name: string; [level: string]: string | number }
const tick = { fill: 'var(--ink-2)', fontSize: 12 }
const SHADES = [0.25, 0.45, 0.65, 0.85, 1]
const NARROW = 600

/** Whole spreads side by side: one bar of 100 % each, lower levels pale, higher ones dark. */
export function SpreadBars({ bars, levels }: { bars: SpreadBar[]; levels: readonly string[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={bars}
        layout="vertical"
        margin={{ top: 4, right: 16, bottom: 4, left: 4 }}
        accessibilityLayer={false}
      >
        <XAxis
          type="number"
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={percent}
          tick={tick}
          stroke="var(--line-strong)"
        />
        <YAxis
          type="category"
          dataKey="name"
          width={window.innerWidth < NARROW ? 112 : 190}
          tick={{ fill: 'var(--ink)', fontSize: 12 }}
          stroke="var(--line-strong)"
          interval={0}
        />
        {levels.map((level, at) => (
          <Bar
            key={level}
            dataKey={level}
            stackId="levels"
            fill="var(--chart-1)"
            fillOpacity={SHADES[Math.round((at * (SHADES.length - 1)) / Math.max(1, levels.length - 1))] ?? 1}
            stroke="var(--surface)"
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
