import type { Count } from './funnel.ts'
import { type RunSignal, signalsOf } from './run-rules.ts'
import { at, mean, sum } from './vector.ts'

export type ChartPoint = {
  value: number
  n: number
  centre: number
  low: number
  high: number
  /** Distance from the centre in the chart's own sigmas; what the run rules read. */
  sigmas: number
  signals: RunSignal[]
}
export type ControlChart = { kind: 'p' | 'laney-p' | 'u' | 'xmr'; centre: number; sigmaZ: number; points: ChartPoint[] }

/** d2 for moving ranges of two: their mean over the sigma of a normal variable. Montgomery, Introduction to Statistical Quality Control, app. VI. */
const D2 = 1.128

type Raw = { value: number; n: number; sigma: number }
type Bounds = { floor: number; ceiling: number }

/** `limitsFrom` names how many first points set centre and limits (all of them when left out): after a documented change, start anew. */
export type Basis = { limitsFrom?: number }

function chartOf(
  kind: ControlChart['kind'],
  { centre, sigmaZ }: { centre: number; sigmaZ: number },
  raws: readonly Raw[],
  { floor, ceiling }: Bounds,
): ControlChart {
  const sigmas = raws.map(({ value, sigma }) => (sigma > 0 ? (value - centre) / (sigma * sigmaZ) : 0))
  const signals = signalsOf(sigmas)
  const points = raws.map(({ value, n, sigma }, i) => ({
    value,
    n,
    centre,
    low: Math.max(floor, centre - 3 * sigma * sigmaZ),
    high: Math.min(ceiling, centre + 3 * sigma * sigmaZ),
    sigmas: at(sigmas, i),
    signals: signals[i] ?? [],
  }))
  return { kind, centre, sigmaZ, points }
}

const firstOf = <T>(items: readonly T[], { limitsFrom }: Basis): readonly T[] =>
  items.slice(0, limitsFrom ?? items.length)
const movingRange = (values: readonly number[]): number =>
  mean(values.slice(1).map((value, i) => Math.abs(value - at(values, i))))

const proportions = (counts: readonly Count[], basis: Basis) => {
  const first = firstOf(counts, basis)
  const centre = sum(first.map((c) => c.events)) / sum(first.map((c) => c.n))
  const raws = counts.map(({ events, n }) => ({ value: events / n, n, sigma: Math.sqrt((centre * (1 - centre)) / n) }))
  return { centre, raws }
}

/** The p-chart of proportions with a limit for each denominator; null of no cases. Montgomery, chapter 7.2; NIST/SEMATECH e-Handbook 6.3.3.2. */
export function pChart(counts: readonly Count[], basis: Basis = {}): ControlChart | null {
  const usable = counts.filter(({ n }) => n > 0)
  if (usable.length === 0) return null
  const { centre, raws } = proportions(usable, basis)
  return chartOf('p', { centre, sigmaZ: 1 }, raws, { floor: 0, ceiling: 1 })
}

/**
 * Laney's p'-chart: the p-chart's limits times sigma z, the moving-range sigma of the z-scores, for large denominators; null under three
 * points or where the z never moves. Laney, Quality Engineering 2002;14:531-537.
 */
export function laneyChart(counts: readonly Count[], basis: Basis = {}): ControlChart | null {
  const usable = counts.filter(({ n }) => n > 0)
  if (usable.length < 3) return null
  const { centre, raws } = proportions(usable, basis)
  const z = firstOf(raws, basis).map(({ value, sigma }) => (sigma > 0 ? (value - centre) / sigma : 0))
  const sigmaZ = movingRange(z) / D2
  return sigmaZ > 0 ? chartOf('laney-p', { centre, sigmaZ }, raws, { floor: 0, ceiling: 1 }) : null
}

/** The u-chart of events per unit (queries per encounter); null of no units. Montgomery, chapter 7.3. */
export function uChart(counts: readonly Count[], basis: Basis = {}): ControlChart | null {
  const usable = counts.filter(({ n }) => n > 0)
  if (usable.length === 0) return null
  const first = firstOf(usable, basis)
  const centre = sum(first.map((c) => c.events)) / sum(first.map((c) => c.n))
  const raws = usable.map(({ events, n }) => ({ value: events / n, n, sigma: Math.sqrt(centre / n) }))
  return chartOf('u', { centre, sigmaZ: 1 }, raws, { floor: 0, ceiling: Number.POSITIVE_INFINITY })
}

/** The XmR chart of single values (turnaround) with limits from the mean moving range; null under two values. NIST/SEMATECH e-Handbook 6.3.2.2. */
export function xmrChart(values: readonly number[], basis: Basis = {}): ControlChart | null {
  const first = firstOf(values, basis)
  if (first.length < 2) return null
  const sigma = movingRange(first) / D2
  const raws = values.map((value) => ({ value, n: 1, sigma }))
  const bounds = { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY }
  return chartOf('xmr', { centre: mean(first), sigmaZ: 1 }, raws, bounds)
}
