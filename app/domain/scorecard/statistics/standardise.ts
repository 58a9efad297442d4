import { type Interval, observedOverExpected } from './interval.ts'

/** One provider's cases in one stratum (service, base DRG, age band, ...). */
export type StratumCount = { provider: string; stratum: string; events: number; n: number }
export type Standardised = Interval & {
  provider: string
  observed: number
  expected: number
  ratio: number
  n: number
  /** The provider's cases in strata where nobody else has any: no reference exists, so they count neither way. */
  unmatched: number
}

/**
 * Indirect standardisation: expected = cases of each stratum times the reference's rate there, and O/E with an exact Poisson
 * interval. A provider with more than `ownShare` of a stratum's cases is compared with the others only, since he would be his own
 * reference. Providers without any expected event are left out; with `only` all but
 * one are, whose interval then is the only one to be found. Breslow & Day, IARC 1987, vol. 2; METRICS.md 4.3.
 */
export function standardiseIndirectly(
  counts: readonly StratumCount[],
  { ownShare = 0.1, only }: { ownShare?: number; only?: string } = {},
): Standardised[] {
  const strata = new Map<string, { events: number; n: number }>()
  for (const { stratum, events, n } of counts) {
    const all = strata.get(stratum) ?? { events: 0, n: 0 }
    strata.set(stratum, { events: all.events + events, n: all.n + n })
  }
  const sums = new Map<string, { observed: number; expected: number; n: number; unmatched: number }>()
  for (const { provider, stratum, events, n } of counts) {
    const row = sums.get(provider) ?? { observed: 0, expected: 0, n: 0, unmatched: 0 }
    const all = strata.get(stratum) ?? { events, n }
    const others = { events: all.events - events, n: all.n - n }
    const reference = n > ownShare * all.n ? others : all
    if (reference.n > 0) {
      row.observed += events
      row.expected += (n * reference.events) / reference.n
      row.n += n
    } else row.unmatched += n
    sums.set(provider, row)
  }
  return [...sums].flatMap(([provider, row]) => {
    if (only !== undefined && provider !== only) return []
    const ratio = observedOverExpected(row.observed, row.expected)
    return ratio ? [{ provider, ...row, ...ratio }] : []
  })
}
