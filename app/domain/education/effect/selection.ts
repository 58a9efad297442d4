import { at } from '#app/domain/scorecard/statistics/vector.ts'
import type { Panel, Unit } from './panel.ts'

/** A stretch of periods [from, to) that a choice at `start` may have looked at; `first` is the first start of all. */
type Look = (start: number, first: number) => [number, number]

const LOOKS: Look[] = [
  (start) => [0, start],
  (_, first) => [0, first],
  ...[1, 2, 3, 4, 6, 8, 9, 12].map(
    (k): Look =>
      (start) => [start - k, start],
  ),
  ...[1, 2, 3, 6].map(
    (k): Look =>
      (_, first) => [first - k, first],
  ),
  ...[3, 4, 6, 8, 9, 12].map(
    (k): Look =>
      (_, first) => [0, Math.min(k, first)],
  ),
]

function seenRate(unit: Unit, [from, to]: [number, number]): number {
  let [gaps, cases] = [0, 0]
  for (let t = Math.max(0, from); t < to; t++) {
    gaps += at(unit.n, t) * at(unit.rate, t)
    cases += at(unit.n, t)
  }
  return cases > 0 ? gaps / cases : Number.NaN
}

/**
 * How sharply the observed rates sort the taught from the not yet taught, worst first: the largest share, over plausible stretches of
 * time, of pairs in that order. 1 means the choice was made from these very rates (regression to the mean is then certain); 0 with no pair.
 */
export function sortedness(panel: Panel): number {
  const starts = [...new Set(panel.units.map((u) => u.start))].filter((s) => s < panel.periods).sort((a, b) => a - b)
  const first = starts[0] ?? 0
  let best = 0
  for (const look of LOOKS) {
    let [ordered, pairs] = [0, 0]
    for (const start of starts) {
      const rates = (units: Unit[]) => units.map((u) => ({ stratum: u.stratum, rate: seenRate(u, look(start, first)) }))
      const later = rates(panel.units.filter((u) => u.start > start))
      for (const chosen of rates(panel.units.filter((u) => u.start === start))) {
        for (const left of later) {
          if (left.stratum !== chosen.stratum || Number.isNaN(left.rate + chosen.rate)) continue
          pairs++
          if (chosen.rate >= left.rate) ordered++
        }
      }
    }
    if (pairs > 0) best = Math.max(best, ordered / pairs)
  }
  return best
}
