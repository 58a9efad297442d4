import type { ProgramRow } from '#app/domain/education/effect/program.ts'
import {
  drawBinomial,
  drawNormal,
  drawPoisson,
  type Random,
  seeded,
  shuffled,
} from '#app/domain/scorecard/statistics/random.ts'

/** How a simulated program comes about. Variances are on the scale's own terms: log odds, or rate for 'linear' (times 0.2). */
export type Scenario = {
  providers: number
  periods: number
  /** Mean reviewable cases of a provider, family and period, and the spread of providers' logarithms. */
  volume: number
  volumeSpread: number
  rate: number
  scale: 'odds' | 'linear' | 'log'
  /** Spread of providers' levels, of their trends over the whole time, of cells, and the cells' correlation in time. */
  level: number
  trendSpread: number
  cell: number
  memory: number
  season: number
  trend: number
  cohorts: number
  never: number
  first: number
  step: number
  /** Who is invited first: by lot, worst by the rates of all periods before, the last 3 or 1, the first 6; or worst in truth, unseen. */
  invited: 'by lot' | 'all before' | 'last 3' | 'last 1' | 'first 6' | 'in truth'
  /** The share of the invited who do not come. */
  decline: number
  /** Factor on the gap rate after teaching; its spread over providers; whether it builds up over 4 periods or fades by 8. */
  effect: number
  effectSpread: number
  course: 'at once' | 'builds up' | 'fades'
  otherFamilies: number
  /** Spread of what a whole family does on its own (half of it remembered from month to month). */
  familyShock: number
}

export const PLAIN: Scenario = {
  ...{ providers: 20, periods: 24, volume: 15, volumeSpread: 0.3, rate: 0.3, scale: 'odds' },
  ...{ level: 0.5, trendSpread: 0, cell: 0, memory: 0, season: 0.2, trend: 0 },
  ...{ cohorts: 1, never: 0.5, first: 12, step: 3, invited: 'by lot', decline: 0 },
  ...{ effect: 1, effectSpread: 0, course: 'at once', otherFamilies: 0, familyShock: 0 },
}

export type Simulated = { rows: ProgramRow[]; truth: number }

const toRate = (s: Scenario, eta: number): number => {
  const logit = Math.log(s.rate / (1 - s.rate))
  const raw = {
    odds: 1 / (1 + Math.exp(-logit - eta)),
    linear: s.rate + 0.2 * eta,
    log: s.rate * Math.exp(0.7 * eta),
  }[s.scale]
  return Math.min(0.95, Math.max(0.02, raw))
}

type Cells = { n: number[]; rate: number[]; gaps: number[] }

/** What all providers share in one family; nothing is drawn where families do not move. */
function ownMoves(s: Scenario, random: Random): number[] {
  if (s.familyShock === 0) return []
  let shock = drawNormal(random)
  return Array.from({ length: s.periods }, () => {
    shock = 0.5 * shock + Math.sqrt(0.75) * drawNormal(random)
    return s.familyShock * shock
  })
}

function family(s: Scenario, random: Random, volumes: number[], wave: number): Cells[] {
  const moves = ownMoves(s, random)
  return volumes.map((volume) => {
    const [level, slope] = [s.level * drawNormal(random), s.trendSpread * drawNormal(random)]
    let shock = drawNormal(random)
    const rate = Array.from({ length: s.periods }, (_, t) => {
      shock = s.memory * shock + Math.sqrt(1 - s.memory ** 2) * drawNormal(random)
      const time = t / s.periods
      const common = s.season * Math.sin((2 * Math.PI * t) / 12 + wave) + s.trend * time + (moves[t] ?? 0)
      return toRate(s, level + slope * (time - 0.5) + s.cell * shock + common)
    })
    const n = rate.map(() => drawPoisson(random, volume))
    return { n, rate, gaps: n.map((k, t) => drawBinomial(random, k, rate[t] ?? 0)) }
  })
}

/** The share of gaps in a stretch of periods, as an inviter sees it. */
function seen(cells: Cells, from: number, to: number): number {
  const part = (values: number[]) => values.slice(Math.max(0, from), to).reduce((a, b) => a + b, 0)
  return part(cells.gaps) / Math.max(1, part(cells.n))
}

function startsOf(s: Scenario, random: Random, taught: Cells[]): number[] {
  const starts = taught.map(() => s.periods)
  const total = Math.round(s.providers * (1 - s.never))
  let left = shuffled(
    random,
    taught.map((_, i) => i),
  )
  for (let c = 0; c < s.cohorts; c++) {
    const at = s.first + c * s.step
    const size = Math.round((total * (c + 1)) / s.cohorts) - Math.round((total * c) / s.cohorts)
    const score = (i: number): number => {
      const cells = taught[i]
      if (!cells || s.invited === 'by lot') return 0
      if (s.invited === 'in truth') return cells.rate.slice(0, s.first).reduce((a, b) => a + b, 0)
      const from = { 'all before': 0, 'last 3': at - 3, 'last 1': at - 1, 'first 6': 0 }[s.invited]
      return seen(cells, from, s.invited === 'first 6' ? 6 : at)
    }
    const order = left.map((i) => ({ i, score: score(i) })).sort((a, b) => b.score - a.score)
    const chosen = order.filter(() => random() >= s.decline).slice(0, size)
    for (const { i } of chosen) starts[i] = at
    left = left.filter((i) => !chosen.some((one) => one.i === i))
  }
  return starts
}

function factorAt(s: Scenario, own: number, since: number): number {
  if (s.course === 'builds up') return 1 + (own - 1) * Math.min(1, (since + 1) / 4)
  return s.course === 'fades' ? 1 + (own - 1) * Math.exp(-since / 8) : own
}

/** One program and the true mean change of rate over its taught cases. */
export function simulate(s: Scenario, seed: number): Simulated {
  const random = seeded(seed)
  for (let i = 0; i < 5; i++) random()
  const spread = () => Math.exp(s.volumeSpread * drawNormal(random) - s.volumeSpread ** 2 / 2)
  const volumes = Array.from({ length: s.providers }, () => s.volume * spread())
  const taught = family(s, random, volumes, 1)
  const starts = startsOf(s, random, taught)
  const rows: ProgramRow[] = []
  let [change, cases] = [0, 0]
  const add = (name: string, i: number, t: number, gaps: number, n: number, isTaught: boolean) => {
    const month = `${2024 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`
    rows.push({ provider: `P${i}`, period: month, family: name, taught: isTaught, gaps, reviewable: n })
  }
  taught.forEach((cells, i) => {
    const own = s.effect * Math.exp(s.effectSpread * drawNormal(random) - s.effectSpread ** 2 / 2)
    const start = starts[i] ?? s.periods
    for (const [t, n] of cells.n.entries()) {
      const before = cells.rate[t] ?? 0
      if (t < start) add('taught', i, t, cells.gaps[t] ?? 0, n, false)
      else {
        const after = Math.min(1, before * factorAt(s, own, t - start))
        change += n * (after - before)
        cases += n
        add('taught', i, t, drawBinomial(random, n, after), n, true)
      }
    }
  })
  for (let f = 0; f < s.otherFamilies; f++) {
    family(s, random, volumes, 1).forEach((cells, i) => {
      for (const [t, n] of cells.n.entries()) add(`other ${f + 1}`, i, t, cells.gaps[t] ?? 0, n, false)
    })
  }
  return { rows, truth: cases > 0 ? change / cases : 0 }
}

const change = (parts: Partial<Scenario>): Scenario => ({ ...PLAIN, ...parts })
const worst = { invited: 'all before' } as const
const waves = { cohorts: 3, first: 8, step: 4, never: 0.25 } as const

/** The programs that the estimator is held to; each is run without effect and with a drop of a third. */
export const SCENARIOS: Record<string, Scenario> = {
  'by lot, half taught': PLAIN,
  'season and trend': change({ season: 0.35, trend: -0.4 }),
  'cells beyond binomial': change({ cell: 0.3 }),
  'months that remember': change({ cell: 0.4, memory: 0.7 }),
  "providers' own trends": change({ trendSpread: 0.6 }),
  'staggered, a quarter never': change(waves),
  'stepped wedge, all in the end': change({ cohorts: 4, never: 0, first: 6, step: 4 }),
  'worst of 12 months first': change(worst),
  'worst of 3 months first': change({ invited: 'last 3' }),
  'worst of 1 month first': change({ invited: 'last 1' }),
  'worst of first 6 months': change({ invited: 'first 6' }),
  'worst first, few cases': change({ ...worst, volume: 8, first: 8 }),
  'worst first, staggered': change({ ...worst, ...waves, trend: -0.3 }),
  'worst of 3, staggered, few cases': change({
    invited: 'last 3',
    cohorts: 4,
    first: 6,
    step: 3,
    never: 0.2,
    volume: 8,
  }),
  'worst first, own trends': change({ invited: 'last 3', trendSpread: 0.6 }),
  'worst first, months remember': change({ invited: 'last 3', cell: 0.4, memory: 0.7 }),
  'worst first, some decline': change({ ...worst, decline: 0.25 }),
  'worst in truth': change({ invited: 'in truth' }),
  'worst in truth, staggered, few cases': change({ invited: 'in truth', ...waves, volume: 8 }),
  'worst first, linear world': change({ ...worst, scale: 'linear', trend: -0.25 }),
  'worst first, log world': change({ ...worst, scale: 'log', trend: -0.3 }),
  'eight providers': change({ providers: 8 }),
  'sixty providers, 36 months': change({ providers: 60, periods: 36, first: 18 }),
  'one year': change({ periods: 12, first: 6 }),
  'four cases a month': change({ volume: 4 }),
  'volumes differ widely': change({ volumeSpread: 0.9 }),
  'effects differ, build up': change({ ...waves, effectSpread: 0.3, course: 'builds up' }),
  'effect fades': change({ course: 'fades' }),
  'all at once, other families': change({ never: 0, otherFamilies: 3 }),
  'all at once, families move': change({ never: 0, otherFamilies: 3, familyShock: 0.15 }),
  'all at once, no control': change({ never: 0, trend: -0.2 }),
}
