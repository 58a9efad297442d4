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
  const found: Dollars = { upCents: 0, downCents: 0, unpriced: 0 }
  let priced = 0
  const pricerOf = pricersOf(db)
  const pricers = new Map<string, Awaited<ReturnType<typeof pricerOf>>>()
  for (const { upX10000, downX10000, answers, ...place } of listWeighedAnswers(db, providerId, slice)) {
    const key = `${place.facilityId}\n${place.payer}\n${place.day}`
    const price = pricers.get(key) ?? (await pricerOf(place))
    pricers.set(key, price)
    // Each answer is priced for itself, to the cent, as it was moved.
    const [up, down] = [price(upX10000), price(downX10000)]
    if (up.ok && down.ok) {
      priced += answers
      found.upCents += answers * up.value.totalCents
      found.downCents += answers * down.value.totalCents
    } else found.unpriced += answers
  }
  return priced > 0 ? found : null
}
