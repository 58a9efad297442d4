import type { FacilityRate } from '#app/domain/payment/ipps.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { saveFacilityRate } from '#db/facility-rates.ts'
import type { Context } from '../context.server.ts'

export type RateRefusal = 'wage-index-out-of-range' | 'share-out-of-range' | 'ends-before-it-begins' | 'negative-amount'

/** The bounds of what CMS publishes lie far inside; what is outside was typed in another unit. */
function checkRate(rate: FacilityRate): RateRefusal | null {
  if (rate.wageIndexX10000 < 2_000 || rate.wageIndexX10000 > 30_000) return 'wage-index-out-of-range'
  if (rate.ownShareX10000 < 0 || rate.ownShareX10000 > 10_000) return 'share-out-of-range'
  if (rate.endOn !== null && rate.endOn < rate.startOn) return 'ends-before-it-begins'
  return rate.ownRateCents < 0 || rate.addOnX10000 < 0 ? 'negative-amount' : null
}

/** Keeps how a payer pays a facility from a day on. */
export async function changeRate(
  { db, now }: Context,
  input: { rate: FacilityRate; userId: string },
): Promise<Result<FacilityRate, RateRefusal>> {
  const refusal = checkRate(input.rate)
  if (refusal) return refuse(refusal)
  const { facilityId, payer, startOn } = input.rate
  await commit(db, {
    writes: [saveFacilityRate(input.rate)],
    audit: [{ what: 'settings.changed', who: input.userId, at: now(), onId: facilityId, detail: { payer, startOn } }],
  })
  return ok(input.rate)
}
