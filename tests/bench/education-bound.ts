import { invert } from '#app/domain/education/effect/matrix.ts'
import { normalCdf, studentQuantile } from '#app/domain/scorecard/statistics/normal.ts'
import { drawNormal, drawPoisson, type Random, seeded, shuffled } from '#app/domain/scorecard/statistics/random.ts'
import { SCENARIOS, type Scenario } from './education-programs.ts'

type Cell = { provider: number; period: number; n: number; rate: number; isTaught: boolean; shift: number }
type Term = [column: number, value: number]
const oddsOf = (rate: number): number => Math.log(rate / (1 - rate))

function startsOf(s: Scenario, random: Random): number[] {
  const starts = Array.from({ length: s.providers }, () => s.periods)
  const left = shuffled(random, [...starts.keys()])
  const total = Math.round(s.providers * (1 - s.never))
  for (let c = 0; c < s.cohorts; c++) {
    const size = Math.round((total * (c + 1)) / s.cohorts) - Math.round((total * c) / s.cohorts)
    for (const i of left.splice(0, size)) starts[i] = s.first + c * s.step
  }
  return starts
}

/** The cells of one program with their true rates; a drop of a third after teaching. */
function cellsOf(s: Scenario, random: Random): Cell[] {
  return startsOf(s, random).flatMap((start, provider) => {
    const volume = s.volume * Math.exp(s.volumeSpread * drawNormal(random) - s.volumeSpread ** 2 / 2)
    const level = s.level * drawNormal(random)
    return Array.from({ length: s.periods }, (_, period) => {
      const season = s.season * Math.sin((2 * Math.PI * period) / 12 + 1) + (s.trend * period) / s.periods
      const untaught = 1 / (1 + Math.exp(-oddsOf(s.rate) - level - season))
      const isTaught = period >= start
      const rate = isTaught ? (untaught * 2) / 3 : untaught
      const shift = oddsOf(rate) - oddsOf(untaught)
      return { provider, period, n: drawPoisson(random, volume), rate, isTaught, shift }
    }).filter(({ n }) => n > 0)
  })
}

/**
 * The power of whoever knows every variance and that the drop is one share for all: periods' effects and the drop are estimated by generalised
 * least squares on the log odds, with `quantile` as the critical value. `levels` 'given' takes each provider's level as his own.
 */
function oraclePower(s: Scenario, seed: number, levels: 'random' | 'given', quantile: number): number {
  const cells = cellsOf(s, seeded(seed))
  const size = s.periods + 1
  const information = new Float64Array(size * size)
  for (let i = 0; i < s.providers; i++) {
    const own = cells.filter(({ provider }) => provider === i)
    const m = own.length
    const matrix = Float64Array.from({ length: m * m }, (_, k) => {
      const [a, b] = [own[Math.floor(k / m)], own[k % m]]
      if (!a || !b) return 0
      const trend = s.trendSpread ** 2 * (a.period / s.periods - 0.5) * (b.period / s.periods - 0.5)
      const cell = s.cell ** 2 * s.memory ** Math.abs(a.period - b.period)
      const chance = a === b ? 1 / (a.n * a.rate * (1 - a.rate)) : 0
      return (levels === 'given' ? 100 : s.level ** 2) + trend + cell + chance
    })
    const inverse = new Float64Array(m * m)
    invert(matrix, m, inverse)
    const terms = own.map((cell): Term[] => [
      [cell.period, 1],
      [s.periods, cell.shift],
    ])
    terms.forEach((left, a) => {
      terms.forEach((right, b) => {
        for (const [row, x] of left)
          for (const [column, y] of right) {
            const k = row * size + column
            information[k] = (information[k] ?? 0) + x * y * (inverse[a * m + b] ?? 0)
          }
      })
    })
  }
  for (let k = 0; k < size; k++) information[k * size + k] = (information[k * size + k] ?? 0) + 1e-9
  const covariance = new Float64Array(size * size)
  invert(information, size, covariance)
  return normalCdf(1 / Math.sqrt(covariance[size * size - 1] ?? 1) - quantile)
}

/** `npm run bench education-bound [part of a name]`: what no method can do better than with a drop of a third, in percent, by scenario. */
export async function run(args: string[] = []): Promise<void> {
  console.log('a drop of a third, two-sided 5 %'.padEnd(40), 'known variances  levels as given  t of 18')
  for (const [name, s] of Object.entries(SCENARIOS)) {
    // Everyone at once has no colleagues to be compared with: families or the own past are another question.
    if ((s.never === 0 && s.cohorts === 1) || !name.includes(args[0] ?? '')) continue
    const mean = (levels: 'random' | 'given', quantile: number): string => {
      const powers = Array.from({ length: 10 }, (_, i) => oraclePower(s, 31 + i * 97, levels, quantile))
      return ((100 * powers.reduce((a, b) => a + b, 0)) / powers.length).toFixed(1).padStart(15)
    }
    const z = 1.959963984540054
    console.log(name.padEnd(40), mean('random', z), mean('given', z), mean('random', studentQuantile(0.975, 18)))
  }
}
