import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'

export type LineSpec = {
  key: string
  colour: 'chart-1' | 'chart-2' | 'chart-3' | 'ink-3'
  dash?: string
  dots?: boolean
}
export type MonthPoint = { month: string; [key: string]: string | number | null | [number, number] }

const tick = { fill: 'var(--ink-2)', fontSize: 12 }

/** Lines by month, with a band behind them where `band` holds a low and a high; points that signal are filled larger. */
export function MonthLines({
  points,
  lines,
  format,
  from,
}: {
  points: MonthPoint[]
  lines: readonly LineSpec[]
  format: (value: number) => string
  /** 'zero' keeps the axis at nought; a weight is read better from where it lies. */
  from?: 'zero' | 'data'
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 8, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="month" tick={tick} stroke="var(--line-strong)" minTickGap={12} />
        <YAxis
          domain={from === 'data' ? ['auto', 'auto'] : [0, 'auto']}
          tickFormatter={format}
          tick={tick}
          stroke="var(--line-strong)"
          width={56}
        />
        <Area dataKey="band" stroke="none" fill="var(--chart-band)" fillOpacity={0.5} isAnimationActive={false} />
        {lines.map(({ key, colour, dash, dots }) => (
          <Line
            key={key}
            dataKey={key}
            stroke={`var(--${colour})`}
            strokeDasharray={dash ?? '0'}
            strokeWidth={colour === 'ink-3' ? 1 : 2}
            dot={dots === false ? false : { r: 3, fill: `var(--${colour})` }}
            isAnimationActive={false}
            connectNulls={false}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  )
}
