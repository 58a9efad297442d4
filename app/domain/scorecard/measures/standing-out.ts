import { TOO_FEW } from '#app/domain/shared/rate.ts'
import { type Flag, persistentFlags } from '../statistics/flags.ts'
import { winsorised } from '../statistics/funnel.ts'
import { sum } from '../statistics/vector.ts'
import type { GapAxis } from './contribution.ts'
import type { Counts } from './counts.ts'
import { type ClassGapSum, tellsApart } from './gaps.ts'
import { FEWEST_COLLEAGUES } from './peers.ts'
import { type ShareId, shareOf } from './rates.ts'

/** One provider's cases of one comparison in one stratum: family, class of encounter and service for details left open, one stratum for the rest. */
export type Case = { provider: string; stratum: string; events: number; n: number }
/** What is compared, on the side that asks for a talk. */
export type Comparison = { id: string; side: 'above' | 'below'; cases: Case[] }
export type StandsOut = { provider: string; comparison: string; now: number; before: number }

type Sum = { observed: number; expected: number; variance: number; n: number }

/**
 * Each provider's z against all others: observed less expected over strata, by the others' rates, the uncertainty of their rates added;
 * divided by the square root of phi where the other providers differ more than chance allows (winsorised at 10 %): among few, one who stands
 * out would else widen the limits for himself. Providers with under ten
 * cases are left out; none of a comparison with under five providers. METRICS.md 4.2 and 4.3; Spiegelhalter, Stat Med 2005;24:1185-1202.
 */
export function standardisedZ(cases: readonly Case[]): { provider: string; z: number }[] {
  const strata = new Map<string, { events: number; n: number }>()
  for (const { stratum, events, n } of cases) {
    const all = strata.get(stratum) ?? { events: 0, n: 0 }
    strata.set(stratum, { events: all.events + events, n: all.n + n })
  }
  const sums = new Map<string, Sum>()
  for (const one of cases) {
    const all = strata.get(one.stratum) ?? one
    sums.set(one.provider, add(sums.get(one.provider), one, { events: all.events - one.events, n: all.n - one.n }))
  }
  const usable = [...sums].filter(([, { n, variance }]) => n >= TOO_FEW && variance > 0)
  if (usable.length < FEWEST_COLLEAGUES) return []
  const zs = usable.map(([, { observed, expected, variance }]) => (observed - expected) / Math.sqrt(variance))
  const squares = winsorised(zs).map((z) => z * z)
  const all = sum(squares)
  return usable.map(([provider], at) => {
    const phi = (all - (squares[at] ?? 0)) / (squares.length - 1)
    return { provider, z: (zs[at] ?? 0) / Math.sqrt(Math.max(1, phi)) }
  })
}

/** Half an event more on each side keeps a rate of nought or all from leaving no variance. */
function add(
  before: Sum = { observed: 0, expected: 0, variance: 0, n: 0 },
  own: Case,
  others: { events: number; n: number },
): Sum {
  if (others.n === 0) return before
  const rate = (others.events + 0.5) / (others.n + 1)
  return {
    observed: before.observed + own.events,
    expected: before.expected + (own.n * others.events) / others.n,
    variance: before.variance + own.n * rate * (1 - rate) * (1 + own.n / others.n),
    n: before.n + own.n,
  }
}

/** Who stands out on that side in both periods, all comparisons judged together: Benjamini-Hochberg at 5 %, or 3 SD. METRICS.md 4.6. */
export function standingOut(before: readonly Comparison[], now: readonly Comparison[]): StandsOut[] {
  const zsOf = (comparisons: readonly Comparison[]) =>
    comparisons.flatMap(({ id, cases }) =>
      standardisedZ(cases).map(({ provider, z }) => ({ provider: `${id}\n${provider}`, z })),
    )
  const sides = new Map(now.map(({ id, side }) => [id, side]))
  return persistentFlags(zsOf(before), zsOf(now)).flatMap(({ provider: key, side, now: z, before: earlier }: Flag) => {
    const [comparison = '', provider = ''] = key.split('\n')
    return sides.get(comparison) === side ? [{ provider, comparison, now: z, before: earlier }] : []
  })
}

const SHARES: readonly { id: ShareId; side: Comparison['side'] }[] = [
  { id: 'timely', side: 'below' },
  { id: 'undetermined', side: 'above' },
  { id: 'hasty', side: 'above' },
]
/** Details that are compared over all families at once; the others are compared family by family. */
const OVERALL: readonly GapAxis[] = ['laterality']

/** The cases of strata that tell providers apart: where all leave a detail open, or none, there is nothing to compare. */
function telling(cases: readonly Case[]): Case[] {
  const strata = new Map<string, { events: number; n: number }>()
  for (const { stratum, events, n } of cases) {
    const all = strata.get(stratum) ?? { events: 0, n: 0 }
    strata.set(stratum, { events: all.events + events, n: all.n + n })
  }
  return cases.filter(({ stratum, events, n }) => tellsApart(strata.get(stratum) ?? { events, n }))
}

/**
 * What is compared between providers in a period: each family's codes left open, sides left out, and how queries are answered. Codes are
 * compared within class of encounter and service: the stage of a kidney disease is told by the code of a diabetes visit, but asked of a kidney
 * visit. METRICS.md 4.3.
 */
export function comparisonsOf(
  gaps: readonly ClassGapSum[],
  counts: ReadonlyMap<string, Counts>,
  serviceOf: (provider: string) => string,
): Comparison[] {
  const families = [...new Set(gaps.filter(({ axis }) => axis === 'any').map(({ family }) => family))]
  const caseOf = ({ providerId, family, class: kind, open, lines }: ClassGapSum): Case => ({
    provider: providerId,
    stratum: `${family} ${kind} ${serviceOf(providerId)}`,
    events: open,
    n: lines,
  })
  return [
    ...families.map((family) => ({
      id: `family ${family}`,
      side: 'above' as const,
      cases: telling(gaps.filter((row) => row.family === family && row.axis === 'any').map(caseOf)),
    })),
    ...OVERALL.map((axis) => ({
      id: `axis ${axis}`,
      side: 'above' as const,
      cases: telling(gaps.filter((row) => row.axis === axis).map(caseOf)),
    })),
    ...SHARES.map(({ id, side }) => ({
      id: `share ${id}`,
      side,
      cases: [...counts].map(([provider, own]) => ({ provider, stratum: '', ...shareOf(id, own) })),
    })),
  ]
}
