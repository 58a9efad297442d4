import { Bar, BarChart, type BarShapeProps, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { percent } from '#app/domain/scorecard/measures/words.ts'

export type GapBar = {
  name: string
  rate: number
  low: number
  high: number
  n: number
  band: { low: number; high: number } | null
}

/** The bar of one gap: colleagues' band behind, the share, its interval as a whisker. Few cases: a pale bar. */
function GapShape({ y, height, background, payload: drawn }: BarShapeProps) {
  const payload: GapBar = drawn
  const [x, width] = [background?.x ?? 0, background?.width ?? 0]
  const at = (share: number) => x + share * width
  const middle = y + height / 2
  return (
    <g>
      {payload.band ? (
        <rect
          className="band"
          x={at(payload.band.low)}
          width={Math.max(2, at(payload.band.high) - at(payload.band.low))}
          y={y}
          height={height}
        />
      ) : null}
      <rect
        className={payload.n < 30 ? 'share few' : 'share'}
        x={x}
        width={payload.rate * width}
        y={middle - height / 5}
        height={(height * 2) / 5}
      />
      <path
        className="whisker"
        d={`M${at(payload.low)} ${middle}H${at(payload.high)}M${at(payload.low)} ${middle - 4}v8M${at(payload.high)} ${middle - 4}v8`}
      />
    </g>
  )
}

/** On a phone the words give way to the bars. The chart is only drawn in a browser. */
const NARROW = 600

/** Shares left open by family and axis, as ranked bars. */
export function GapBars({ bars }: { bars: GapBar[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={bars}
        layout="vertical"
        margin={{ top: 4, right: 16, bottom: 4, left: 4 }}
        accessibilityLayer={false}
      >
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={percent}
          tick={{ fill: 'var(--ink-2)', fontSize: 12 }}
          stroke="var(--line-strong)"
        />
        <YAxis
          type="category"
          dataKey="name"
          width={window.innerWidth < NARROW ? 112 : 190}
          tickFormatter={(name: string) =>
            window.innerWidth < NARROW && name.length > 30 ? `${name.slice(0, 28)}…` : name
          }
          tick={{ fill: 'var(--ink)', fontSize: 12 }}
          stroke="var(--line-strong)"
          interval={0}
        />
        <Bar dataKey="rate" shape={GapShape} isAnimationActive={false} background={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}
