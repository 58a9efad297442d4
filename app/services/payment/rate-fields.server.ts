import { z } from 'zod'
import type { FacilityRate } from '#app/domain/payment/ipps.ts'
import { scaled } from '#app/domain/shared/decimal.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day as 2026-10-01.')
const laterDay = z.union([day, z.literal('').transform(() => null)])

function number(places: number, words: string) {
  return z.string().transform((typed, context) => {
    const value = scaled(typed, places)
    if (value === null) context.addIssue({ code: 'custom', message: words })
    return value ?? 0
  })
}
function optional(places: number, words: string) {
  return z.union([z.literal('').transform(() => null), number(places, words)])
}

/** The fields of the page of payment rates as they are posted: people type 1.0123, percent and dollars; kept are whole numbers. */
export const RateFields = z.discriminatedUnion('deed', [
  z.object({
    deed: z.literal('keep'),
    facilityId: z.string().min(1).max(200),
    payer: z.string().trim().min(1, 'Name the payer as its stays do.').max(120),
    startOn: day,
    endOn: laterDay,
    wageIndex: number(4, 'Write the wage index with up to four decimal places, as 1.0123.'),
    capitalFactor: optional(4, 'Write the capital factor with up to four decimal places, or leave it empty.'),
    addOn: number(2, 'Write the add-on in percent, with up to two decimal places.'),
    ownRate: number(2, 'Write the own rate in dollars, as 7412.50.'),
    ownShare: number(2, 'Write the share of the own rate in percent, 0 to 100.'),
  }),
  z.object({
    deed: z.literal('remove'),
    facilityId: z.string().min(1).max(200),
    payer: z.string().min(1).max(120),
    startOn: day,
  }),
])

/** The rate that the fields say. A percent with two places is a share of ten thousand. */
export function rateOfFields(given: Extract<z.infer<typeof RateFields>, { deed: 'keep' }>): FacilityRate {
  return {
    facilityId: given.facilityId,
    payer: given.payer,
    startOn: given.startOn,
    endOn: given.endOn,
    wageIndexX10000: given.wageIndex,
    capitalFactorX10000: given.capitalFactor,
    addOnX10000: given.addOn,
    ownRateCents: given.ownRate,
    ownShareX10000: given.ownShare,
  }
}
