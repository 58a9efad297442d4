import { at } from '#app/domain/scorecard/statistics/vector.ts'

/**
 * One provider in one family. `start` is the first period taught (the number of periods when never). Cells without reviewable cases
 * have n 0. `cluster` numbers the provider; `stratum` the group whose periods rise and fall together.
 */
export type Unit = { cluster: number; stratum: number; start: number; n: Float64Array; rate: Float64Array }
export type Panel = { periods: number; strata: number; units: Unit[] }

/** A unit with the periods that tell of it untaught, and those after teaching for which others, untaught, tell what would have been. */
export type Part = Unit & { before: number[]; after: number[] /** Of `before`. */; columns: number[] }
export type Frame = {
  periods: number
  columns: number
  parts: Part[]
  /** Correlation of slow drift between two periods, periods by periods. */
  drift: Float64Array
}

/** Where the effect of a period of the unit's stratum stands. */
export const columnOf = (frame: { periods: number }, part: Unit, period: number): number =>
  part.stratum * frame.periods + period

/** How many units of its stratum are untaught and seen in a period, per column. */
function controlsOf(panel: Panel): Float64Array {
  const controls = new Float64Array(panel.strata * panel.periods)
  for (const unit of panel.units) {
    for (let t = 0; t < Math.min(unit.start, panel.periods); t++) {
      if (at(unit.n, t) > 0) controls[columnOf(panel, unit, t)] = at(controls, columnOf(panel, unit, t)) + 1
    }
  }
  return controls
}

/** The cells that the comparison rests on; periods with fewer than `fewest` untaught units say nothing about the taught. */
export function frameOf(panel: Panel, fewest: number): Frame {
  const { periods } = panel
  const controls = controlsOf(panel)
  const parts = panel.units.flatMap((unit) => {
    const [before, after]: [number[], number[]] = [[], []]
    for (let t = 0; t < periods; t++) {
      if (!(at(unit.n, t) > 0)) continue
      if (t < unit.start) before.push(t)
      else if (at(controls, columnOf(panel, unit, t)) >= fewest) after.push(t)
    }
    const columns = before.map((t) => columnOf(panel, unit, t))
    return before.length > 0 ? [{ ...unit, before, after, columns }] : []
  })
  return { periods, columns: panel.strata * periods, parts, drift: driftOf(periods) }
}

/** Habits drift: two periods a quarter of the time apart correlate by 1/e. */
function driftOf(periods: number): Float64Array {
  const drift = new Float64Array(periods * periods)
  const length = Math.max(2, periods / 4)
  for (let t = 0; t < periods; t++) {
    for (let s = 0; s < periods; s++) drift[t * periods + s] = Math.exp(-Math.abs(t - s) / length)
  }
  return drift
}

/** So many parts tell the variances of any number: three figures from some thousand cells. */
const ENOUGH = 240

/** The frame itself, or one of as many of its parts as are enough: evenly from all strata and starts. */
export function enoughOf(frame: Frame, enough = ENOUGH): Frame {
  const { parts } = frame
  if (parts.length <= enough) return frame
  const order = [...parts].sort((a, b) => a.stratum - b.stratum || a.start - b.start || a.cluster - b.cluster)
  return {
    ...frame,
    parts: Array.from({ length: enough }, (_, i) => order[Math.floor((i * order.length) / enough)] ?? []).flat(),
  }
}
