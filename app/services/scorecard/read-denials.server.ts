import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { CaseMix } from '#app/domain/scorecard/measures/capture.ts'
import { denialsOf, netCaseMixOf } from '#app/domain/scorecard/measures/denials.ts'
import { sumClaims, sumLostWeights } from '#db/claims.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'

/** Denials of claims billed in the period, and the case mix of its discharges after lost ones; null where no claim was sent. Dollars for who may see payment. */
export async function readDenials({ db }: Context, user: User, slice: Slice, caseMix: CaseMix) {
  const [sums, lost] = await Promise.all([sumClaims(db, slice.period), sumLostWeights(db, slice)])
  const denials = denialsOf(sums, { facilityIds: slice.facilityIds, payer: slice.payer ?? 'all' })
  if (!denials) return null
  const dollars = may(user, 'payment.view') ? denials.dollars : null
  return { ...denials, dollars, net: netCaseMixOf(caseMix, lost) }
}
export type DenialsPage = NonNullable<Awaited<ReturnType<typeof readDenials>>>
