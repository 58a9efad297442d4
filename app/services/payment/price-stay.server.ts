import { fiscalYearOf } from '#app/domain/codes/release.ts'
import { type PaymentRefusal, paymentCents, rateOn, type StayPayment } from '#app/domain/payment/ipps.ts'
import { type Result, refuse } from '#app/domain/shared/result.ts'
import type { Db } from '#db/client.ts'
import { listFacilityRates } from '#db/facility-rates.ts'
import { standardAmountsOf } from './tables.server.ts'

/** What a stay of a weight pays at a facility, by a payer, on a day of discharge; in cents, or why it cannot be told. */
export async function priceStay(
  db: Db,
  { weightX10000, ...stay }: PlaceOfPayment & { weightX10000: number | null },
): Promise<Result<StayPayment, PaymentRefusal>> {
  const price = await pricerOf(db, stay)
  return price(weightX10000)
}

export type PlaceOfPayment = { facilityId: string | null; payer: string | null; day: string }

/** The price of any weight at that place and on that day: one look at the rates for all that a chart asks. */
export async function pricerOf(
  db: Db,
  { facilityId, payer, day }: PlaceOfPayment,
): Promise<(weightX10000: number | null) => Result<StayPayment, PaymentRefusal>> {
  const rate =
    facilityId === null || payer === null
      ? null
      : rateOn(await listFacilityRates(db, facilityId), { facilityId, payer, day })
  if (!rate) return () => refuse('no-rate')
  const amounts = await standardAmountsOf(db, fiscalYearOf(day))
  return (weightX10000) => paymentCents(weightX10000, rate, amounts)
}
