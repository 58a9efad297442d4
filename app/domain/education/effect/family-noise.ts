import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { at, sum } from '#app/domain/scorecard/statistics/vector.ts'
import { angleOf, slopeAt } from './angle.ts'
import type { Estimate } from './compare.ts'
import type { Program } from './program.ts'
import { firstTaught } from './units.ts'

type Grid = { families: number; periods: number; angle: Float64Array; n: Float64Array; residual: Float64Array }

/** Every family's rate by period, as angles; taught families only before anyone was taught. */
function gridOf(program: Program, begin: number): Grid {
  const names = [...program.taughtFamilies, ...program.otherFamilies]
  const [families, periods] = [names.length, program.periods.length]
  const blank = () => new Float64Array(families * periods)
  const grid = { families, periods, angle: blank(), n: blank(), residual: blank() }
  names.forEach((name, f) => {
    const isTaught = f < program.taughtFamilies.length
    for (const { period, gaps, reviewable } of program.cells.get(name) ?? []) {
      if (isTaught && period >= begin) continue
      const cell = f * periods + period
      grid.n[cell] = at(grid.n, cell) + reviewable
      grid.angle[cell] = at(grid.angle, cell) + gaps
    }
  })
  for (let c = 0; c < families * periods; c++) {
    grid.angle[c] = at(grid.n, c) > 0 ? angleOf(at(grid.angle, c) / at(grid.n, c)) : Number.NaN
  }
  return grid
}

/** What is left of each cell after its family's and its period's own level; alternating until both are level. */
function takeLevels(grid: Grid): void {
  const { families, periods, residual } = grid
  residual.set(grid.angle)
  const level = (cells: number[]): void => {
    const seen = cells.filter((c) => !Number.isNaN(at(residual, c)))
    const mean = sum(seen.map((c) => at(residual, c))) / Math.max(1, seen.length)
    for (const c of seen) residual[c] = at(residual, c) - mean
  }
  const range = (n: number) => Array.from({ length: n }, (_, i) => i)
  for (let round = 0; round < 30; round++) {
    for (const f of range(families)) level(range(periods).map((t) => f * periods + t))
    for (const t of range(periods)) level(range(families).map((f) => f * periods + t))
  }
}

export type FamilyNoise = { variance: number; memory: number; df: number }

/**
 * How much families move on their own from period to period beyond the chance of their cases: what no number of providers averages out (the common
 * shocks of Donald & Lang, Rev Econ Stat 2007;89:221-233, and Bertrand, Duflo & Mullainathan, QJE 2004;119:249-275). Null without two
 * families that are seen together in four periods.
 */
export function familyNoise(program: Program): FamilyNoise | null {
  const begin = Math.min(...firstTaught(program).values())
  const grid = gridOf(program, begin)
  const { families, periods, n, residual } = grid
  // A period in which one family alone is seen tells nothing of how they move apart.
  for (let t = 0; t < periods; t++) {
    const seen = Array.from({ length: families }, (_, f) => f * periods + t).filter((c) => at(n, c) > 0)
    if (seen.length < 2) for (const c of seen) grid.angle[c] = Number.NaN
  }
  takeLevels(grid)
  const used = [...residual.keys()].filter((c) => !Number.isNaN(at(residual, c)))
  const seenPeriods = new Set(used.map((c) => c % periods)).size
  const df = used.length - new Set(used.map((c) => Math.floor(c / periods))).size - seenPeriods + 1
  if (seenPeriods < 4 || df < 3) return null
  const total = sum(used.map((c) => at(residual, c) ** 2)) / df
  const chance = sum(used.map((c) => 1 / at(n, c))) / used.length
  const variance = Math.max(0, total - chance)
  const pairs = used.filter((c) => (c + 1) % periods !== 0 && !Number.isNaN(at(residual, c + 1)))
  const products = sum(pairs.map((c) => at(residual, c) * at(residual, c + 1))) / Math.max(1, pairs.length)
  // Fitting a family's level takes about 1/T from the correlation of its neighbours.
  const memory = variance > 0 ? products / variance + (total / variance) * (1 / seenPeriods) : 0
  return { variance, memory: Math.min(0.85, Math.max(0, memory)), df }
}

/** The variance of a mean of so many periods of unit variance that remember each other. */
function meanVariance(periods: number, memory: number): number {
  let s = 0
  for (let lag = 1 - periods; lag < periods; lag++) s += (periods - Math.abs(lag)) * memory ** Math.abs(lag)
  return s / periods ** 2
}

/** The estimate with what families do on their own in its interval. */
export function withFamilyNoise(found: Estimate, program: Program, noise: FamilyNoise): Estimate {
  const begin = Math.min(...firstTaught(program).values())
  const [before, after] = [Math.max(1, begin), Math.max(1, program.periods.length - begin)]
  const apart = 1 / program.taughtFamilies.length + 1 / program.otherFamilies.length
  const spread = meanVariance(before, noise.memory) + meanVariance(after, noise.memory)
  const extra = noise.variance * apart * spread * slopeAt(found.untaughtRate) ** 2
  const own = found.se ** 2
  const se = Math.sqrt(own + extra)
  const familyDf = Math.max(2, (noise.df * (1 - noise.memory)) / (1 + noise.memory))
  const df = Math.max(1, (own + extra) ** 2 / Math.max(1e-300, own ** 2 / found.df + extra ** 2 / familyDf))
  const half = studentQuantile(0.975, df) * se
  const { estimate, untaughtRate, taughtRate, logRatioSe } = found
  const logExtra = extra / Math.max(1e-6, taughtRate, untaughtRate / 4) ** 2
  return {
    ...found,
    ...{ se, df, low: estimate - half, high: estimate + half, logRatioSe: Math.sqrt(logRatioSe ** 2 + logExtra) },
  }
}
