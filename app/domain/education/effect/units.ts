import { at } from '#app/domain/scorecard/statistics/vector.ts'
import type { Panel, Unit } from './panel.ts'
import type { Cell, Program } from './program.ts'

/** A provider stays taught from his first taught period on, whether the file repeats the 1 or not. */
function startsOf(cells: readonly Cell[]): Map<number, number> {
  const starts = new Map<number, number>()
  for (const { provider, period, taught } of cells) {
    if (taught) starts.set(provider, Math.min(period, starts.get(provider) ?? period))
  }
  return starts
}

/** Per provider the first period in which he was taught anything. */
export function firstTaught(program: Program): Map<number, number> {
  return startsOf(program.taughtFamilies.flatMap((family) => program.cells.get(family) ?? []))
}

/** The units of one family; `starts` may be those of another family (a negative control). */
export function unitsOf(program: Program, family: string, stratum: number, starts?: Map<number, number>): Unit[] {
  const cells = program.cells.get(family) ?? []
  const taughtFrom = starts ?? startsOf(cells)
  const units = new Map<number, Unit>()
  const length = program.periods.length
  for (const { provider, period, gaps, reviewable, taught } of cells) {
    const start = taughtFrom.get(provider) ?? length
    const blank = () => ({ n: new Float64Array(length), rate: new Float64Array(length) })
    const unit = units.get(provider) ?? { cluster: provider, stratum, start, ...blank() }
    units.set(provider, unit)
    // Where finer periods were put together, the untaught part of the first taught one belongs to neither side.
    if (!starts && period === start && !taught) continue
    unit.n[period] = at(unit.n, period) + reviewable
    unit.rate[period] = at(unit.rate, period) + gaps
  }
  for (const unit of units.values()) {
    for (let t = 0; t < length; t++) unit.rate[t] = at(unit.n, t) > 0 ? at(unit.rate, t) / at(unit.n, t) : 0
  }
  return [...units.values()].sort((a, b) => a.cluster - b.cluster)
}

/** Every taught family compared within itself, with those not yet or never taught in it. */
export function amongProviders(program: Program): Panel {
  const units = program.taughtFamilies.flatMap((family, stratum) => unitsOf(program, family, stratum))
  return { periods: program.periods.length, strata: program.taughtFamilies.length, units }
}

/** The taught families beside the untaught ones of the same providers, all in one stratum: for programs that taught everyone at once. */
export function amongFamilies(program: Program): Panel {
  const families = [...program.taughtFamilies, ...program.otherFamilies]
  const nobodyStarts = new Map<number, number>()
  const units = families.flatMap((family) =>
    program.otherFamilies.includes(family) ? unitsOf(program, family, 0, nobodyStarts) : unitsOf(program, family, 0),
  )
  return { periods: program.periods.length, strata: 1, units }
}

/** So many untaught families say whether something else is at work, and fewer where each has many providers; two at least. */
const MOST_CONTROLS = 8
const MOST_UNITS = 800
const FEWEST_CONTROLS = 2

/** The untaught families that make the negative control: those with most cases. */
export function controlFamilies({ otherFamilies, cells, providers }: Program): string[] {
  const cases = (family: string) => (cells.get(family) ?? []).reduce((s, cell) => s + cell.reviewable, 0)
  const bySize = otherFamilies.map((family) => ({ family, cases: cases(family) })).sort((a, b) => b.cases - a.cases)
  const some = Math.max(FEWEST_CONTROLS, Math.floor(MOST_UNITS / Math.max(1, providers.length)))
  const largest = new Set(bySize.slice(0, Math.min(MOST_CONTROLS, some)).map(({ family }) => family))
  return otherFamilies.filter((family) => largest.has(family))
}

/** The untaught families as if taught: where this finds an effect, something else than the teaching is at work. */
export function negativeControl(program: Program): Panel {
  const [starts, families] = [firstTaught(program), controlFamilies(program)]
  const units = families.flatMap((family, stratum) => unitsOf(program, family, stratum, starts))
  return { periods: program.periods.length, strata: families.length, units }
}
