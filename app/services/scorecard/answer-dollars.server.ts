import type { Db } from '#db/client.ts'
import { listWeighedAnswers } from '#db/scorecard-answers.ts'
import type { Slice } from '#db/scorecards.ts'
import { pricersOf } from '../payment/price-stay.server.ts'

/** Up and down apart, never netted; `unpriced` are answers that moved a weight where no rate is kept. */
export type Dollars = { upCents: number; downCents: number; unpriced: number }

/**
 * What the answers of one provider moved in money: each answer's share of the weight at the rate kept for the stay's facility and payer on
 * the day of discharge. Null where none can be priced.
 */
export async function answerDollars(db: Db, providerId: string, slice: Slice): Promise<Dollars | null> {
  const { period, timing, facilityIds, payer = 'all' } = slice
  const found: Dollars = { upCents: 0, downCents: 0, unpriced: 0 }
  let priced = 0
  const pricerOf = pricersOf(db)
  const pricers = new Map<string, Awaited<ReturnType<typeof pricerOf>>>()
  for (const { counts, ...place } of await listWeighedAnswers(db, providerId, slice)) {
    const own = counts.filter(
      (row) =>
        row.providerId === providerId &&
        row.timing === timing &&
        row.payer === payer &&
        row.month >= period.from &&
        row.month <= period.to &&
        (facilityIds === null || facilityIds.includes(row.facilityId)),
    )
    for (const { upX10000 = 0, downX10000 = 0 } of own.map((row) => row.counts)) {
      if (upX10000 + downX10000 === 0) continue
      const key = `${place.facilityId} ${place.payer} ${place.day}`
      const price = pricers.get(key) ?? (await pricerOf(place))
      pricers.set(key, price)
      const [up, down] = [price(upX10000), price(downX10000)]
      if (up.ok && down.ok) {
        priced += 1
        found.upCents += up.value.totalCents
        found.downCents += down.value.totalCents
      } else found.unpriced += 1
    }
  }
  return priced > 0 ? found : null
}
