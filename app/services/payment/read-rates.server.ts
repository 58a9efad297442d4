import { fiscalYearOf } from '#app/domain/codes/release.ts'
import { isOfFacility } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { type FacilityRate, paymentCents } from '#app/domain/payment/ipps.ts'
import { listFacilities } from '#db/charts.ts'
import { listFacilityRates, listPayersOf } from '#db/facility-rates.ts'
import type { Context } from '../context.server.ts'
import { standardAmountsOf } from './tables.server.ts'

/** A case of weight 1: what a rate comes to, for whoever checks what was typed. */
const ONE_X10000 = 10_000

/** The rates kept for a facility, each with what a case of weight 1 pays by it in the fiscal year it began, and the payers that its stays name. */
export async function readRates({ db, now }: Context, user: User, asked: string | null) {
  const facilities = (await listFacilities(db)).filter(({ id }) => isOfFacility(user, id))
  const facility = facilities.find(({ id }) => id === asked) ?? facilities[0] ?? null
  const rates = facility ? await listFacilityRates(db, facility.id) : []
  return {
    today: now().toISOString().slice(0, 10),
    facilities: facilities.map(({ id, name }) => ({ id, name })),
    facilityId: facility?.id ?? null,
    payers: facility ? await listPayersOf(db, facility.id) : [],
    rates: await Promise.all(rates.map(async (rate) => ({ ...rate, example: await exampleOf(rate) }))),
  }

  async function exampleOf(rate: FacilityRate) {
    const paid = paymentCents(ONE_X10000, rate, await standardAmountsOf(db, fiscalYearOf(rate.startOn)))
    return paid.ok ? { cents: paid.value.totalCents, why: null } : { cents: null, why: paid.error }
  }
}
