import { checkRate, type FacilityRate, type RateRefusal } from '#app/domain/payment/ipps.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { saveFacilityRate } from '#db/facility-rates.ts'
import type { Context } from '../context.server.ts'

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
