import { cohensKappa } from '#app/domain/scorecard/statistics/agreement.ts'
import { clusterMean } from '#app/domain/scorecard/statistics/bootstrap.ts'
import { laneyChart, pChart, xmrChart } from '#app/domain/scorecard/statistics/control-chart.ts'
import { persistentFlags, standOut } from '#app/domain/scorecard/statistics/flags.ts'
import { adjustedZ, groupRate, overDispersion } from '#app/domain/scorecard/statistics/funnel.ts'
import { exactPoisson, wilson } from '#app/domain/scorecard/statistics/interval.ts'
import {
  drawBinomial,
  drawIndex,
  drawNormal,
  drawPoisson,
  type Random,
  seeded,
} from '#app/domain/scorecard/statistics/random.ts'
import { fitPrior, shrink } from '#app/domain/scorecard/statistics/shrinkage.ts'
import { kaplanMeier, waitQuantile } from '#app/domain/scorecard/statistics/survival.ts'

type Trial = (random: Random) => boolean | number

/** How often a trial held (a trial of many answers gives their share). */
function share(trial: Trial, trials: number, seed: number): number {
  const random = seeded(seed)
  let held = 0
  for (let i = 0; i < trials; i++) held += Number(trial(random))
  return (100 * held) / trials
}

const holds = (interval: { low: number | null; high: number | null } | null, truth: number): boolean =>
  interval !== null && (interval.low ?? 0) <= truth && truth <= (interval.high ?? Number.POSITIVE_INFINITY)

const between = (random: Random, low: number, high: number): number => low + (high - low) * random()
const logitNormal = (random: Random, centre: number, spread: number): number =>
  1 / (1 + Math.exp(-centre - spread * drawNormal(random)))

const COVERAGE: Record<string, { trial: Trial; trials: number }> = {
  'Wilson, n 10 to 300, rate 0.05 to 0.95': {
    trials: 40_000,
    trial: (random) => {
      const [n, rate] = [10 + drawIndex(random, 290), between(random, 0.05, 0.95)]
      return holds(wilson(drawBinomial(random, n, rate), n), rate)
    },
  },
  'exact Poisson, mean 2 to 60 (never below 95 by design)': {
    trials: 20_000,
    trial: (random) => {
      const mean = between(random, 2, 60)
      return holds(exactPoisson(drawPoisson(random, mean)), mean)
    },
  },
  'Kaplan-Meier median, 60 waits, a third open': {
    trials: 6_000,
    trial: (random) => {
      const waits = Array.from({ length: 60 }, () => {
        const [end, look] = [-Math.log(1 - random()) * 24, between(random, 5, 80)]
        return { time: Math.min(end, look), ended: end <= look }
      })
      return holds(waitQuantile(kaplanMeier(waits), 0.5), 24 * Math.LN2)
    },
  },
  'shrunk rates, 30 providers of 15 to 120': {
    trials: 150,
    trial: (random) => {
      const truths = Array.from({ length: 30 }, () => logitNormal(random, -0.9, 0.4))
      const counts = truths.map((rate) => {
        const n = 15 + drawIndex(random, 105)
        return { events: drawBinomial(random, n, rate), n }
      })
      const prior = fitPrior(counts)
      const held = counts.filter((count, i) => prior && holds(shrink(count, prior), truths[i] ?? Number.NaN))
      return held.length / counts.length
    },
  },
  'mean weight, 60 providers, skewed': {
    trials: 1_500,
    trial: (random) => {
      const clusters = Array.from({ length: 60 }, () => {
        const [habit, n] = [0.3 * drawNormal(random), 3 + drawPoisson(random, 8)]
        let total = 0
        for (let i = 0; i < n; i++) total += 14_000 * Math.exp(habit + 0.5 * drawNormal(random))
        return { total, n }
      })
      return holds(clusterMean(clusters, random, { replicates: 400 }), 14_000 * Math.exp(0.3 ** 2 / 2 + 0.5 ** 2 / 2))
    },
  },
  "Cohen's kappa of 0.6, 150 drafts": {
    trials: 10_000,
    trial: (random) => {
      const table = [
        [0, 0],
        [0, 0],
      ]
      for (let i = 0; i < 150; i++) {
        const first = random() < 0.5 ? 1 : 0
        const second = random() < 0.8 ? first : 1 - first
        const row = table[first]
        if (row) row[second] = (row[second] ?? 0) + 1
      }
      return holds(cohensKappa(table), 0.6)
    },
  },
}

/** Alike providers (nothing to find) in two periods; over-dispersed ones are alike up to a common spread. */
const flagged =
  (spread: number, persistent: boolean): Trial =>
  (random) => {
    const truths = Array.from({ length: 30 }, () => logitNormal(random, -0.9, spread))
    const period = () => {
      const counts = truths.map((rate) => ({ events: drawBinomial(random, 60, rate), n: 60 }))
      const target = groupRate(counts) ?? 0.3
      const dispersion = overDispersion(counts, target)
      return counts.map((count, i) => ({ provider: `${i}`, z: adjustedZ(count, target, dispersion) }))
    }
    const [before, now] = [period(), period()]
    return (persistent ? persistentFlags(before, now).length : standOut(now).size) / 30
  }

const beyond = (chart: { points: { signals: number[] }[] } | null): number =>
  chart ? chart.points.filter((point) => point.signals.includes(1)).length / chart.points.length : 0

const FALSE_FLAGS: Record<string, { trial: Trial; trials: number }> = {
  'provider flagged in one period, all alike': { trials: 2_000, trial: flagged(0, false) },
  'provider called an outlier (two periods), all alike': { trials: 2_000, trial: flagged(0, true) },
  'called an outlier, common spread of 0.3 log odds': { trials: 2_000, trial: flagged(0.3, true) },
  'month beyond three sigma, p-chart': {
    trials: 2_000,
    trial: (random) =>
      beyond(pChart(Array.from({ length: 24 }, () => ({ events: drawBinomial(random, 120, 0.3), n: 120 })))),
  },
  "month beyond three sigma, Laney's chart, wandering rate": {
    trials: 300,
    trial: (random) =>
      beyond(
        laneyChart(
          Array.from({ length: 24 }, () => ({
            events: drawBinomial(random, 2_000, logitNormal(random, -0.9, 0.15)),
            n: 2_000,
          })),
        ),
      ),
  },
  'value beyond three sigma, XmR': {
    trials: 5_000,
    trial: (random) => beyond(xmrChart(Array.from({ length: 24 }, () => 40 + 6 * drawNormal(random)))),
  },
}

/** `npm run bench statistics`. Targets: coverage 93 to 97 % (exact Poisson: at least 95), false flags <= 5 %. */
export async function run(): Promise<void> {
  for (const [title, table] of [
    ['intervals hold the truth, % (nominal 95)', COVERAGE],
    ['false flags, %', FALSE_FLAGS],
  ] as const) {
    console.log(`\n${title}`)
    for (const [name, { trial, trials }] of Object.entries(table)) {
      console.log(`  ${name.padEnd(60)} ${share(trial, trials, 20_261_123).toFixed(2).padStart(6)}   ${trials} trials`)
    }
  }
}
