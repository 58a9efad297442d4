import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { StandardAmountRow } from './tables.ts'

/** How one payer pays one facility for inpatient stays. Factors x 10,000, money in cents, days inclusive. */
export type FacilityRate = {
  facilityId: string
  payer: string
  startOn: string
  endOn: string | null
  /** CMS wage index of the facility's area. */
  wageIndexX10000: number
  /** The capital geographic factor as published; null: wage index to the power 0.6848 (42 CFR 412.316). */
  capitalFactorX10000: number | null
  /** Indirect medical education and disproportionate share together, as a share of the operating payment. */
  addOnX10000: number
  /** The hospital's own rate per case of weight 1, and how much of the base it makes up: 0 pays the federal rate, 10,000 only its own. */
  ownRateCents: number
  ownShareX10000: number
}
export type StayPayment = { operatingCents: number; addOnCents: number; capitalCents: number; totalCents: number }
export type PaymentRefusal = 'no-weight' | 'no-amounts' | 'no-rate'

const times = (cents: number, x10000: number): number => Math.round((cents * x10000) / 10_000)
const CAPITAL_POWER = 0.6848

/** The rate of a facility and payer on a day; null where none is kept. */
export function rateOn(
  rates: readonly FacilityRate[],
  { facilityId, payer, day }: { facilityId: string; payer: string; day: string },
): FacilityRate | null {
  const holds = (rate: FacilityRate) =>
    rate.facilityId === facilityId &&
    rate.payer === payer &&
    rate.startOn <= day &&
    (rate.endOn === null || rate.endOn >= day)
  return rates.filter(holds).sort((a, b) => b.startOn.localeCompare(a.startOn))[0] ?? null
}

export type RateRefusal = 'wage-index-out-of-range' | 'share-out-of-range' | 'ends-before-it-begins' | 'negative-amount'

/** What is wrong with a rate, or null. The indices that CMS publishes lie far inside the bounds; what is outside was typed in another unit. */
export function checkRate(rate: FacilityRate): RateRefusal | null {
  if (rate.wageIndexX10000 < 2_000 || rate.wageIndexX10000 > 30_000) return 'wage-index-out-of-range'
  if (rate.ownShareX10000 < 0 || rate.ownShareX10000 > 10_000) return 'share-out-of-range'
  if (rate.endOn !== null && rate.endOn < rate.startOn) return 'ends-before-it-begins'
  return rate.ownRateCents < 0 || rate.addOnX10000 < 0 ? 'negative-amount' : null
}

/**
 * What a stay pays, in cents (42 CFR 412.62 and 412.312): the labour share of the standardized amount times the wage index, plus the rest, times
 * the weight; capital likewise; outliers and transfers are left out. Table 1A holds above a wage index of 1, 1B up to it.
 */
export function paymentCents(
  weightX10000: number | null,
  rate: FacilityRate,
  amounts: readonly StandardAmountRow[],
): Result<StayPayment, PaymentRefusal> {
  if (weightX10000 === null) return refuse('no-weight')
  const own = times(rate.ownRateCents, weightX10000)
  if (rate.ownShareX10000 === 10_000) {
    return ok({ operatingCents: own, addOnCents: 0, capitalCents: 0, totalCents: own })
  }
  const base = federalBase(rate, amounts)
  if (base === null) return refuse('no-amounts')
  const federalShare = 10_000 - rate.ownShareX10000
  const operatingCents = times(times(base.operatingCents, weightX10000), federalShare) + times(own, rate.ownShareX10000)
  const addOnCents = times(operatingCents, rate.addOnX10000)
  const capitalCents = times(times(base.capitalCents, weightX10000), federalShare)
  return ok({ operatingCents, addOnCents, capitalCents, totalCents: operatingCents + addOnCents + capitalCents })
}

/** Operating and capital rate of a case of weight 1, wage-adjusted, in cents; null where the year's tables are missing. */
export function federalBase(
  rate: Pick<FacilityRate, 'wageIndexX10000' | 'capitalFactorX10000'>,
  amounts: readonly StandardAmountRow[],
): { operatingCents: number; capitalCents: number } | null {
  const wanted = rate.wageIndexX10000 > 10_000 ? '1A' : '1B'
  const operating = amounts.find((row) => row.table === wanted)
  const capital = amounts.find((row) => row.table === '1D')
  if (!operating || !capital || operating.laborCents === null || operating.nonLaborCents === null) return null
  const factor = rate.capitalFactorX10000 ?? Math.round((rate.wageIndexX10000 / 10_000) ** CAPITAL_POWER * 10_000)
  return {
    operatingCents: times(operating.laborCents, rate.wageIndexX10000) + operating.nonLaborCents,
    capitalCents: times(capital.totalCents, factor),
  }
}
