import { studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { sum } from '#app/domain/scorecard/statistics/vector.ts'
import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { compare, type Estimate } from './compare.ts'
import { familyNoise, withFamilyNoise } from './family-noise.ts'
import type { Panel } from './panel.ts'
import type { Program } from './program.ts'
import { interruptedSeries, type Point } from './series.ts'
import { amongFamilies, amongProviders, controlFamilies, firstTaught, negativeControl } from './units.ts'

export type Verdict = 'improved' | 'worsened' | 'no change shown' | 'too little data'
export type Span = { estimate: number; low: number; high: number }

/** `estimate`, `low` and `high` are points of gap rate, taught minus untaught: -0.08 is eight percentage points fewer gaps. 95 %. */
export type Effect = {
  estimate: number | null
  low: number | null
  high: number | null
  method: string
  /** Providers in the comparison, and those of them with taught periods that could be compared. */
  providers: number
  taughtProviders: number
  verdict: Verdict
  scale: 'difference in gap rate'
  /** Taught rate over untaught rate: 0.67 is a drop of a third. */
  ratio: Span | null
  taughtRate: number | null
  untaughtRate: number | null
  /** Reviewable cases after teaching. */
  cases: number
  /** The same comparison in families that nobody was taught: its interval should hold 0. */
  negativeControl: (Span & { families: string[] }) | null
  /** The smallest true difference that this program would have shown four times in five. */
  detectable: number | null
  /** About how many taught providers it would take to show a drop of a third four times in five. */
  providersForAThird: number | null
  notes: string[]
}

const FEWEST_TAUGHT = 3
const FEWEST_OTHERS = 2
/** A comparison that leaves out more than three quarters of the taught cases is not one of the program. */
const SMALLEST_PART = 0.25
/** An interval that reaches 0 and is wider to either side than this share of the rate could not have shown a halving. */
const WIDEST = 0.5

export const METHODS = {
  providers: 'difference-in-differences with not-yet-taught providers, staggered starts, provider jackknife',
  families: 'difference-in-differences with untaught families of the same providers, provider jackknife',
  series: 'interrupted time series without control, autocorrelated errors',
  none: 'none',
} as const

/** The effect of a program by the strongest design its data allow: other providers, other families, or its own past. */
export function effectOf(program: Program, { withControl = true } = {}): Effect {
  const taught = [...firstTaught(program)]
  if (taught.length === 0) return nothing(program, 0, ['Nobody was taught, or nothing of the time after is known yet.'])
  if (taught.length < FEWEST_TAUGHT) {
    return nothing(program, taught.length, [
      `${taught.length} taught: with fewer than ${FEWEST_TAUGHT}, one habit is the whole result.`,
    ])
  }
  const panel = amongProviders(program)
  const among = fairly(panel, compare(panel, { fewest: fewestIn(panel), levels: 'drawn' }))
  if (among) return fromEstimate(program, among, METHODS.providers, withControl ? controlOf(program) : null)
  if (program.otherFamilies.length > 0) {
    const wide = amongFamilies(program)
    const within = compare(wide, { fewest: FEWEST_OTHERS, levels: 'free' })
    if (within && isFair(wide, within)) return amongFamiliesOf(program, within)
  }
  return fromSeries(program, panel, taught.length)
}

/**
 * Families beside families: what they do on their own widens the interval. Who writes one family better may write others better too, so untaught
 * families that fell while the taught one did not rise are no proof of harm.
 */
function amongFamiliesOf(program: Program, found: Estimate): Effect {
  const noise = familyNoise(program)
  const wide = noise ? withFamilyNoise(found, program, noise) : found
  const effect = fromEstimate(program, wide, METHODS.families, null)
  if (!noise) {
    effect.notes.push('Too few periods before teaching to tell how far families move apart on their own.')
    return { ...effect, verdict: 'too little data' }
  }
  const before = rateBefore(program)
  if (effect.verdict !== 'worsened' || wide.taughtRate > before + wide.se) return effect
  const why = 'The taught families did not rise; the untaught ones fell. The teaching may have reached them too.'
  return { ...effect, verdict: 'no change shown', notes: [...effect.notes, why] }
}

/** The taught families' rate before their teaching. */
function rateBefore(program: Program): number {
  const cells = amongProviders(program).units.flatMap(({ n, rate, start }) =>
    [...n.subarray(0, start)].map((cases, t) => ({ cases, gaps: cases * (rate[t] ?? 0) })),
  )
  return sum(cells.map(({ gaps }) => gaps)) / Math.max(1, sum(cells.map(({ cases }) => cases)))
}

/** One untaught provider in eight, and two at least: fewer make a period's comparison theirs alone. */
function fewestIn(panel: Panel): number {
  return Math.max(FEWEST_OTHERS, Math.floor(new Set(panel.units.map((unit) => unit.cluster)).size / 8))
}

function isFair(panel: Panel, found: Estimate): boolean {
  if (found.taughtClusters < FEWEST_TAUGHT || found.cases < TOO_FEW) return false
  // Who was taught from his first period on has no before, and is no part of any comparison.
  const known = panel.units.filter((unit) => unit.n.some((n, t) => n > 0 && t < unit.start))
  const cases = known.map((unit) => sum([...unit.n].slice(unit.start)))
  return found.cases >= SMALLEST_PART * sum(cases)
}

const fairly = (panel: Panel, found: Estimate | null): Estimate | null => (found && isFair(panel, found) ? found : null)

function controlOf(program: Program): Effect['negativeControl'] {
  if (program.otherFamilies.length === 0) return null
  const panel = negativeControl(program)
  const found = fairly(panel, compare(panel, { fewest: fewestIn(panel), levels: 'drawn' }))
  if (!found) return null
  return { estimate: found.estimate, low: found.low, high: found.high, families: controlFamilies(program) }
}

function fromEstimate(program: Program, found: Estimate, method: string, control: Effect['negativeControl']): Effect {
  const half = studentQuantile(0.975, found.df) * found.logRatioSe
  const notes = [...program.notes]
  if (control && (control.low > 0 || control.high < 0)) {
    notes.push('Families that were not taught changed as well: something else may be at work.')
  }
  return {
    ...{ method, notes, negativeControl: control, scale: 'difference in gap rate' },
    ...{ estimate: found.estimate, low: found.low, high: found.high },
    ...{ providers: found.clusters, taughtProviders: found.taughtClusters, cases: found.cases },
    ...{ taughtRate: found.taughtRate, untaughtRate: found.untaughtRate },
    verdict: verdictOf(found, found.untaughtRate),
    ratio: {
      estimate: Math.exp(found.logRatio),
      low: Math.exp(found.logRatio - half),
      high: Math.exp(found.logRatio + half),
    },
    ...powerOf(found, found.untaughtRate, found.taughtClusters),
  }
}

/** In words what the interval says; too wide to have shown a halving is "too little data", not "no change". */
export function verdictOf({ low, high }: { low: number; high: number }, untaughtRate: number): Verdict {
  if (high < 0) return 'improved'
  if (low > 0) return 'worsened'
  return (high - low) / 2 > WIDEST * untaughtRate ? 'too little data' : 'no change shown'
}

function powerOf({ se, df }: { se: number; df: number }, untaughtRate: number, taught: number) {
  const detectable = (studentQuantile(0.975, df) + studentQuantile(0.8, df)) * se
  const providersForAThird = Math.max(FEWEST_TAUGHT, Math.ceil(taught * (detectable / (untaughtRate / 3)) ** 2))
  return { detectable, providersForAThird }
}

function fromSeries(program: Program, panel: Panel, taughtProviders: number): Effect {
  const found = interruptedSeries(seriesOf(panel), program.perYear)
  if (!found) {
    const untaught = panel.units.some((unit) => unit.start >= panel.periods) || program.otherFamilies.length > 0
    return nothing(program, taughtProviders, [
      untaught
        ? 'Too few of the taught were reviewed both before and after, beside too few untaught cases in the same months.'
        : 'There is no untaught provider or family to compare with, and fewer than 8 periods before or after.',
    ])
  }
  const ratio = (difference: number): number => Math.max(0, 1 + difference / Math.max(1e-6, found.untaughtRate))
  return {
    ...{ estimate: found.estimate, low: found.low, high: found.high, method: METHODS.series },
    ...{ providers: taughtProviders, taughtProviders, scale: 'difference in gap rate', cases: found.cases },
    ...{ taughtRate: found.taughtRate, untaughtRate: found.untaughtRate, negativeControl: null },
    verdict: verdictOf(found, found.untaughtRate),
    ratio: { estimate: ratio(found.estimate), low: ratio(found.low), high: ratio(found.high) },
    ...powerOf(found, found.untaughtRate, taughtProviders),
    notes: [...program.notes, 'Without a control anything else that changed at the same time is counted as teaching.'],
  }
}

/** All taught units as one series; periods between the first and the last start are neither before nor after (the transition). */
function seriesOf(panel: Panel): Point[] {
  const units = panel.units.filter((unit) => unit.start < panel.periods)
  const starts = units.map((unit) => unit.start)
  const [first, last] = [Math.min(...starts), Math.max(...starts)]
  return Array.from({ length: panel.periods }, (_, period) => {
    const n = sum(units.map((unit) => unit.n[period] ?? 0))
    const gaps = sum(units.map((unit) => (unit.n[period] ?? 0) * (unit.rate[period] ?? 0)))
    return { period, gaps, n: period >= first && period < last ? 0 : n, after: period >= last }
  })
}

function nothing(program: Program, taughtProviders: number, why: string[]): Effect {
  return {
    ...{ estimate: null, low: null, high: null, method: METHODS.none, verdict: 'too little data' },
    ...{ providers: program.providers.length, taughtProviders, scale: 'difference in gap rate', ratio: null },
    ...{ taughtRate: null, untaughtRate: null, cases: 0, negativeControl: null, detectable: null },
    ...{ providersForAThird: null, notes: [...program.notes, ...why] },
  }
}
