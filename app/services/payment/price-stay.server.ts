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

type Pricer = (weightX10000: number | null) => Result<StayPayment, PaymentRefusal>
export type PlaceOfPayment = { facilityId: string | null; payer: string | null; day: string }

/** The price of any weight at that place and on that day: one look at the rates for all that a chart asks. */
export async function pricerOf(db: Db, place: PlaceOfPayment): Promise<Pricer> {
  return pricersOf(db)(place)
}

/** Pricers of many places and days, for one answer: each facility's rates and each year's amounts are looked at once. */
export function pricersOf(db: Db): (place: PlaceOfPayment) => Promise<Pricer> {
  const rates = new Map<string, ReturnType<typeof listFacilityRates>>()
  const amounts = new Map<number, ReturnType<typeof standardAmountsOf>>()
  const once = <K, V>(known: Map<K, V>, key: K, find: () => V): V => {
    const found = known.get(key) ?? find()
    known.set(key, found)
    return found
  }
  return async ({ facilityId, payer, day }) => {
    if (facilityId === null || payer === null) return () => refuse('no-rate')
    const kept = await once(rates, facilityId, () => listFacilityRates(db, facilityId))
    const rate = rateOn(kept, { facilityId, payer, day })
    if (!rate) return () => refuse('no-rate')
    const year = fiscalYearOf(day)
    const rows = await once(amounts, year, () => standardAmountsOf(db, year))
    return (weightX10000) => paymentCents(weightX10000, rate, rows)
  }
}
