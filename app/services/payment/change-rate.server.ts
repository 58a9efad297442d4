import { changesOf } from '#app/domain/audit/detail.ts'
import { isOfFacility } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { checkRate, type FacilityRate, type RateRefusal } from '#app/domain/payment/ipps.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { listFacilityRates, removeFacilityRate, saveFacilityRate } from '#db/facility-rates.ts'
import type { Context } from '../context.server.ts'

export type RateKey = Pick<FacilityRate, 'facilityId' | 'payer' | 'startOn'>

/** Keeps how a payer pays a facility from a day on. */
export async function changeRate(
  { db, now }: Context,
  user: User,
  rate: FacilityRate,
): Promise<Result<FacilityRate, RateRefusal | 'not-your-facility'>> {
  if (!isOfFacility(user, rate.facilityId)) return refuse('not-your-facility')
  const refusal = checkRate(rate)
  if (refusal) return refuse(refusal)
  const { facilityId, payer, startOn, ...terms } = rate
  const kept = (await listFacilityRates(db, facilityId)).find((one) => one.payer === payer && one.startOn === startOn)
  const before = kept && { ...kept, facilityId: undefined, payer: undefined, startOn: undefined }
  await commit(db, {
    writes: [saveFacilityRate(rate)],
    audit: [
      {
        what: 'settings.changed',
        who: user.id,
        at: now(),
        onId: facilityId,
        detail: { payer, startOn, ...changesOf(before, terms) },
      },
    ],
  })
  return ok(rate)
}

/** Takes a rate away. Stays of its time then have no amount in dollars; nothing that was computed is kept. */
export async function removeRate(
  { db, now }: Context,
  user: User,
  key: RateKey,
): Promise<Result<RateKey, 'not-your-facility' | 'no-such-rate'>> {
  if (!isOfFacility(user, key.facilityId)) return refuse('not-your-facility')
  const { facilityId, payer, startOn } = key
  try {
    await commit(db, {
      writes: [removeFacilityRate(key)],
      audit: [
        {
          what: 'settings.changed',
          who: user.id,
          at: now(),
          onId: facilityId,
          detail: { payer, startOn, rate: 'removed' },
        },
      ],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('no-such-rate')
    throw error
  }
  return ok(key)
}
