import { betaCdf, betaQuantile, logBeta } from './beta.ts'
import type { Count } from './funnel.ts'
import { logGamma } from './gamma.ts'
import type { Interval } from './interval.ts'
import { peakOf } from './vector.ts'

/** The spread of true rates over providers: a beta distribution. `alpha + beta` is worth that many cases of evidence. */
export type Prior = { alpha: number; beta: number; mean: number; strength: number; weak: boolean }

// A provider group of spread 0.02 to 0.1 around 0.2 to 0.4 has a strength of 20 to 500: the weak prior is centred at 50 with a factor of 7.
const WEAK_CENTRE = Math.log(50)
const WEAK_SPREAD = 2
const FEW_PROVIDERS = 20

/**
 * The beta distribution that the providers' rates come from, by the largest marginal likelihood (beta-binomial). Under 20 providers a weak
 * log-normal prior on the strength keeps it from running to "all alike" or "nothing in common". Null without two providers with cases.
 * Efron & Morris, JASA 1975;70:311-319; Normand, Glickman & Gatsonis, JASA 1997;92:803-814; beta-binomial: Griffiths 1973.
 */
export function fitPrior(counts: readonly Count[]): Prior | null {
  const usable = counts.filter(({ n }) => n > 0)
  if (usable.length < 2) return null
  const weak = usable.length < FEW_PROVIDERS
  const logPrior = (logStrength: number): number =>
    weak ? -((logStrength - WEAK_CENTRE) ** 2) / (2 * WEAK_SPREAD ** 2) : 0
  const tallies = talliesOf(usable)
  const centreAt = (logStrength: number): number =>
    peakOf((logit) => marginal(tallies, logistic(logit), Math.exp(logStrength)), -9, 9, 1e-7)
  const logStrength = peakOf((s) => marginal(tallies, logistic(centreAt(s)), Math.exp(s)) + logPrior(s), -2, 12, 1e-5)
  const [mean, strength] = [logistic(centreAt(logStrength)), Math.exp(logStrength)]
  return { alpha: mean * strength, beta: (1 - mean) * strength, mean, strength, weak }
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** How many providers have each number of events, of cases without, and of cases: thousands of providers have some hundred of them. */
type Tallies = { providers: number; events: Tally; others: Tally; cases: Tally }
type Tally = [value: number, times: number][]

function tallyOf(values: readonly number[]): Tally {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times]
}

const talliesOf = (counts: readonly Count[]): Tallies => ({
  providers: counts.length,
  events: tallyOf(counts.map(({ events }) => events)),
  others: tallyOf(counts.map(({ events, n }) => n - events)),
  cases: tallyOf(counts.map(({ n }) => n)),
})

/** The log likelihood of all counts under a beta distribution of this mean and strength, up to a constant. */
function marginal({ providers, events, others, cases }: Tallies, mean: number, strength: number): number {
  const [alpha, beta] = [mean * strength, (1 - mean) * strength]
  let total = -providers * logBeta(alpha, beta)
  for (const [value, times] of events) total += times * logGamma(value + alpha)
  for (const [value, times] of others) total += times * logGamma(value + beta)
  for (const [value, times] of cases) total -= times * logGamma(value + strength)
  return total
}

export type Shrunk = Interval & {
  events: number
  n: number
  /** The posterior mean (events + alpha) / (n + alpha + beta): the provider's rate drawn towards the group as far as its n is small. */
  rate: number
  /** The chance, 0 to 1, that the true rate is above the group's median: worse, where the rate counts gaps. */
  aboveMedian: number
}

/** A provider's shrunk rate, its 95 % posterior interval and the chance of being above the median provider. */
export function shrink({ events, n }: Count, prior: Prior, level = 0.95): Shrunk {
  const [a, b] = [events + prior.alpha, n - events + prior.beta]
  const tail = (1 - level) / 2
  const median = betaQuantile(0.5, prior.alpha, prior.beta)
  return {
    events,
    n,
    rate: a / (a + b),
    low: betaQuantile(tail, a, b),
    high: betaQuantile(1 - tail, a, b),
    aboveMedian: 1 - betaCdf(median, a, b),
  }
}
