import type { CaseMix } from '#app/domain/scorecard/measures/case-mix.ts'
import { denialsOf, netCaseMixOf } from '#app/domain/scorecard/measures/denials.ts'
import { sumClaims, sumLostWeights } from '#db/claims.ts'
import type { Slice } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'

/** Denials of claims billed in the period, and the case mix of its discharges after lost ones; null where no claim was sent. */
export async function readDenials({ db }: Context, slice: Slice, caseMix: CaseMix) {
  const [sums, lost] = await Promise.all([sumClaims(db, slice.period), sumLostWeights(db, slice)])
  const denials = denialsOf(sums, { facilityIds: slice.facilityIds, payer: slice.payer ?? 'all' })
  if (!denials) return null
  return { ...denials, net: netCaseMixOf(caseMix, lost) }
}
type Denials = NonNullable<Awaited<ReturnType<typeof readDenials>>>
/** Dollars are for who may see payment. */
export type DenialsPage = Omit<Denials, 'dollars'> & { dollars: Denials['dollars'] | null }
