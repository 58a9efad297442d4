import { type ControlChart, laneyChart, pChart, uChart } from '../statistics/control-chart.ts'
import { hideSmall } from './answers-by-kind.ts'
import { type Month, monthText } from './month.ts'

export type MonthCount = { month: Month; events: number; n: number }
export type ControlMonth = {
  month: string
  n: number
  value: number
  centre: number
  low: number
  high: number
  signals: ControlChart['points'][number]['signals']
}
export type Control = { kind: ControlChart['kind']; months: ControlMonth[] }

/** From so many cases a month the binomial limits are too tight for anything real. METRICS.md 4.5. */
const MANY = 500

/** A share month by month: p-chart, or Laney's p' with many cases. Months that are too small are left out, and with them what would tell them. */
export function controlOf(counts: readonly MonthCount[], kind: 'share' | 'ratio'): Control | null {
  const visible = hideSmall(counts.map(({ n }) => n))
  const told = counts.filter(({ n }, at) => visible[at] !== null && n > 0)
  if (told.length < 3) return null
  const mean = told.reduce((sum, { n }) => sum + n, 0) / told.length
  const chart = chartOf(told, kind, mean >= MANY)
  if (!chart) return null
  return {
    kind: chart.kind,
    months: chart.points.map(({ value, n, centre, low, high, signals }, at) => ({
      month: monthText(told[at]?.month ?? 0),
      ...{ n, value, centre, low, high, signals },
    })),
  }
}

function chartOf(counts: readonly MonthCount[], kind: 'share' | 'ratio', isMany: boolean): ControlChart | null {
  if (kind === 'ratio') return uChart(counts)
  return (isMany ? laneyChart(counts) : null) ?? pChart(counts)
}
