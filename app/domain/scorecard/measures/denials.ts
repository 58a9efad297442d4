import { isTooFew, Z95 } from '#app/domain/shared/rate.ts'
import type { CaseMix } from './case-mix.ts'
import { type Control, controlOf } from './over-time.ts'
import { PAYERS, type Payer } from './payer.ts'
import { hasSmall, type Shown, shown } from './rates.ts'
import { toldCells } from './told-cells.ts'

/** Why a payer first refused a claim, as far as coding is concerned; everything else (eligibility, timeliness, necessity) is "other". */
export const DENIAL_KINDS = ['coding', 'clinical-validation', 'other'] as const
export type DenialKind = (typeof DENIAL_KINDS)[number]
/** A decided denial was taken back ("won") or stood ("lost"). */
export const OUTCOMES = ['won', 'lost'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Claims of one facility, payer and month of billing, summed. Squares and products are of dollars, for the interval of a share of dollars. */
export type ClaimSum = {
  facilityId: string
  payer: Payer
  month: number
  claims: number
  remitted: number
  coding: number
  clinical: number
  other: number
  decided: number
  won: number
  amountCents: number
  deniedCents: number
  amountSquares: number
  deniedSquares: number
  products: number
}
const TOTALS = [
  ...(['claims', 'remitted', 'coding', 'clinical', 'other', 'decided', 'won', 'amountCents', 'deniedCents'] as const),
  ...(['amountSquares', 'deniedSquares', 'products'] as const),
] as const
type Total = Record<(typeof TOTALS)[number], number>

const totalOf = (sums: readonly ClaimSum[]): Total =>
  Object.fromEntries(TOTALS.map((name) => [name, sums.reduce((sum, one) => sum + one[name], 0)])) as Total

/** Which part of the claims is asked for; `facilityIds` null: of all facilities. */
export type ClaimCut = { facilityIds: readonly string[] | null; payer: Payer | 'all' }
export type DollarShare = { deniedCents: number; amountCents: number; share: number; low: number; high: number }
export type Denials = {
  /** Claims billed, and of them those the payer has not answered. */
  billed: number
  awaiting: number
  rate: Shown
  coding: Shown
  clinical: Shown
  overturned: Shown
  dollars: DollarShare | 'too-few'
  payers: { payer: Payer; rate: Shown; overturned: Shown }[]
  control: Control | null
}

/**
 * Initial denials for coding or clinical validation among adjudicated claims, by month of billing, and how many of the decided ones were
 * taken back. Null where no claim was ever sent. METRICS.md section 3.
 */
export function denialsOf(all: readonly ClaimSum[], { facilityIds, payer }: ClaimCut): Denials | null {
  if (all.length === 0) return null
  const isOfPlace = (one: ClaimSum) => facilityIds === null || facilityIds.includes(one.facilityId)
  const isOfPayer = (one: ClaimSum) => payer === 'all' || one.payer === payer
  const sums = all.filter((one) => isOfPlace(one) && isOfPayer(one))
  const siblings = [
    ...(facilityIds === null ? [] : partsBy(all.filter(isOfPayer), ({ facilityId }) => facilityId)),
    ...(payer === 'all' ? [] : partsBy(all.filter(isOfPlace), (one) => one.payer)),
  ]
  const total = totalOf(sums)
  const payerTold = {
    remitted: cellsTold(all, { facilityIds, payer }, (one) => one.payer, 'remitted'),
    decided: cellsTold(all, { facilityIds, payer }, (one) => one.payer, 'decided'),
  }
  const byPayer = PAYERS.map((one) => ({ payer: one, ...totalOf(sums.filter((sum) => sum.payer === one)) }))
  const told = (events: number, n: number, parts: readonly Total[], of: 'remitted' | 'decided') =>
    shown(
      { events, n },
      parts.map((part) => part[of]),
    )
  return {
    billed: total.claims,
    awaiting: total.claims - total.remitted,
    rate: told(total.coding + total.clinical, total.remitted, siblings, 'remitted'),
    coding: told(total.coding, total.remitted, siblings, 'remitted'),
    clinical: told(total.clinical, total.remitted, siblings, 'remitted'),
    overturned: told(total.won, total.decided, siblings, 'decided'),
    dollars: hasSmall(siblings.map((part) => part.remitted)) ? 'too-few' : dollarShare(total),
    payers:
      payer === 'all'
        ? byPayer
            .filter(({ claims }) => claims > 0)
            .map((one) => ({
              payer: one.payer,
              rate: payerTold.remitted(one.payer)
                ? told(one.coding + one.clinical, one.remitted, [...siblings, ...byPayer], 'remitted')
                : 'too-few',
              overturned: payerTold.decided(one.payer)
                ? told(one.won, one.decided, [...siblings, ...byPayer], 'decided')
                : 'too-few',
            }))
        : [],
    control: hasSmall(siblings.map((part) => part.remitted))
      ? null
      : monthsOf(
          sums,
          cellsTold(all, { facilityIds, payer }, ({ month }) => String(month), 'remitted'),
        ),
  }
}

function partsBy(sums: readonly ClaimSum[], keyOf: (one: ClaimSum) => string): Total[] {
  return [...new Set(sums.map(keyOf))].map((key) => totalOf(sums.filter((one) => keyOf(one) === key)))
}

/** Numbers of a table of which no other setting of the filters is so small that subtraction would tell it. */
function cellsTold(
  all: readonly ClaimSum[],
  { facilityIds, payer }: ClaimCut,
  keyOf: (one: ClaimSum) => string,
  of: 'remitted' | 'decided',
) {
  const facility = facilityIds?.join() ?? ''
  const parts = all.map((one) => ({
    facilityId: facilityIds?.includes(one.facilityId) ? facility : one.facilityId,
    ...{ payer: one.payer, timing: 'all', key: keyOf(one), n: one[of] },
  }))
  return toldCells(parts, { facility, payer, timing: 'all' }, { isParted: true })
}

function monthsOf(sums: readonly ClaimSum[], isTold: (month: string) => boolean): Control | null {
  const months = [...new Set(sums.map(({ month }) => month))]
    .filter((month) => isTold(String(month)))
    .sort((a, b) => a - b)
  return controlOf(
    months.map((month) => {
      const { coding, clinical, remitted } = totalOf(sums.filter((one) => one.month === month))
      return { month, events: coding + clinical, n: remitted }
    }),
    'share',
  )
}

/**
 * Dollars first denied for coding or clinical validation over dollars adjudicated, with the 95 % interval of a ratio of two sums over claims
 * (linearised variance; Cochran, Sampling Techniques, 3rd ed. 1977, 6.3).
 */
function dollarShare(total: Total): DollarShare | 'too-few' {
  const { remitted: n, amountCents, deniedCents } = total
  if (isTooFew(n) || amountCents <= 0) return 'too-few'
  const share = deniedCents / amountCents
  const squares = total.deniedSquares - 2 * share * total.products + share * share * total.amountSquares
  const half = (Z95 * Math.sqrt(Math.max(0, (squares * n) / (n - 1)))) / (amountCents / 100)
  return { deniedCents, amountCents, share, low: Math.max(0, share - half), high: Math.min(1, share + half) }
}

/** Weights that lost denials took from the stays of a period, x 10,000: how many, their sum, and the sum of their squares in hundredths. */
export type LostWeights = { n: number; sumX10000: number; squares: number }
export type NetCaseMix = { n: number; meanX10000: number; lowX10000: number; highX10000: number; lostX10000: number }

/**
 * The case-mix index after lost denials and downgrades: weights less what was lost, over the same stays. The interval adds that of the mean
 * weight and that of the mean loss, which is never too narrow however the two go together. METRICS.md section 3.
 */
export function netCaseMixOf({ all }: CaseMix, lost: LostWeights): NetCaseMix | 'too-few' {
  if (all === 'too-few') return 'too-few'
  const meanLoss = lost.sumX10000 / all.n
  const variance = Math.max(0, ((lost.squares / all.n) * 10_000 - meanLoss * meanLoss) * (all.n / (all.n - 1)))
  const half = Z95 * Math.sqrt(variance / all.n)
  return {
    n: all.n,
    meanX10000: Math.round(all.meanX10000 - meanLoss),
    lowX10000: Math.round(all.lowX10000 - meanLoss - half),
    highX10000: Math.round(all.highX10000 - meanLoss + half),
    lostX10000: Math.round(meanLoss),
  }
}
