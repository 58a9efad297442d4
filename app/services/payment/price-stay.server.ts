import { fiscalYearOf } from '#app/domain/codes/release.ts'
import { type PaymentRefusal, paymentCents, rateOn, type StayPayment } from '#app/domain/payment/ipps.ts'
import { type Result, refuse } from '#app/domain/shared/result.ts'
import type { Db } from '#db/client.ts'
import { listFacilityRates } from '#db/facility-rates.ts'
import { standardAmountsOf } from './tables.server.ts'

/** What a stay of a weight pays at a facility, by a payer, on a day of discharge; in cents, or why it cannot be told. */
export async function priceStay(
  db: Db,
  stay: { facilityId: string; payer: string; day: string; weightX10000: number | null },
): Promise<Result<StayPayment, PaymentRefusal>> {
  const rate = rateOn(await listFacilityRates(db, stay.facilityId), stay)
  if (!rate) return refuse('no-rate')
  return paymentCents(stay.weightX10000, rate, await standardAmountsOf(db, fiscalYearOf(stay.day)))
}
