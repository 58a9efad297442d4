import { isTooFew, TOO_FEW, Z95 } from '#app/domain/shared/rate.ts'
import { type Standardised, standardiseIndirectly } from '../statistics/standardise.ts'
import type { DrgSum } from './contribution.ts'
import { type Shown, shown } from './rates.ts'

export type FamilySum = Omit<DrgSum, 'providerId' | 'month' | 'facilityId' | 'payer'>
export const LEVELS = ['mcc', 'cc'] as const
export type CaptureLevel = (typeof LEVELS)[number]
export type Capture = { level: CaptureLevel; share: Shown; expected: Standardised | null }

/** Numerator and denominator of capture in a family: only stays of families that the level splits count at all. */
export const captureIn = (sum: FamilySum, level: CaptureLevel): { events: number; n: number } =>
  level === 'mcc' ? { events: sum.withMcc, n: sum.mccSplit } : { events: sum.withCc, n: sum.ccSplit }

/**
 * MCC capture, and CC or MCC capture, within DRG families; and against what colleagues capture in the same families (indirect
 * standardisation), since which patients come decides most of it. METRICS.md section 3.
 */
export function captureOf(own: readonly FamilySum[], all: readonly FamilySum[]): Capture[] {
  const ownOf = new Map(own.map((sum) => [sum.family, sum]))
  return LEVELS.map((level) => {
    const [events, n] = own.reduce(
      ([e, of], sum) => [e + captureIn(sum, level).events, of + captureIn(sum, level).n],
      [0, 0],
    )
    const counts = all.flatMap((sum) => {
      const [mine, whole] = [ownOf.get(sum.family), captureIn(sum, level)]
      const part = mine ? captureIn(mine, level) : { events: 0, n: 0 }
      return [
        { provider: 'own', stratum: sum.family, ...part },
        { provider: 'others', stratum: sum.family, events: whole.events - part.events, n: whole.n - part.n },
      ]
    })
    const expected = standardiseIndirectly(counts, { ownShare: 0, only: 'own' })[0] ?? null
    return { level, share: shown({ events, n }), expected: expected && expected.n >= TOO_FEW ? expected : null }
  })
}

/** A mean weight x 10,000 with its 95 % interval by the normal approximation of the mean. */
export type MeanWeight = { n: number; meanX10000: number; lowX10000: number; highX10000: number }

/** The mean of n values x 10,000 from their sum and the sum of their squares in hundredths; "too-few" under ten. */
export function meanOf(n: number, sumX10000: number, squares: number): MeanWeight | 'too-few' {
  if (isTooFew(n)) return 'too-few'
  const mean = sumX10000 / n
  // Squares were taken of hundredths: back to the scale of ten thousandths.
  const variance = Math.max(0, ((squares / n) * 10_000 - mean * mean) * (n / (n - 1)))
  const half = Z95 * Math.sqrt(variance / n)
  return {
    n,
    meanX10000: Math.round(mean),
    lowX10000: Math.round(mean - half),
    highX10000: Math.round(mean + half),
  }
}

export type CaptureRow = { family: string; stays: number; mcc: Shown | null; cc: Shown | null }

/** Families by number of stays, with capture in each that a level splits; families of fewer than ten stays are left out. */
export function captureByFamily(sums: readonly FamilySum[]): CaptureRow[] {
  return sums
    .filter(({ stays }) => !isTooFew(stays))
    .map((sum) => ({
      family: sum.family,
      stays: sum.stays,
      mcc: sum.mccSplit > 0 ? shown(captureIn(sum, 'mcc')) : null,
      cc: sum.ccSplit > 0 ? shown(captureIn(sum, 'cc')) : null,
    }))
    .sort((a, b) => b.stays - a.stays || (a.family < b.family ? -1 : 1))
}
