import type { PaymentRefusal, RateRefusal } from '#app/domain/payment/ipps.ts'
import { countWords } from '#app/domain/shared/percent.ts'
import { never } from '#app/domain/shared/result.ts'

/** Whole cents as people read money: $7,412.50. */
export const sayCents = (cents: number): string => {
  const size = Math.abs(cents)
  const whole = countWords(Math.floor(size / 100))
  return `${cents < 0 ? '−' : ''}$${whole}.${String(size % 100).padStart(2, '0')}`
}

/** Why an amount cannot be told. */
export function sayNoPayment(why: PaymentRefusal): string {
  switch (why) {
    case 'no-weight':
      return 'the DRG has no weight in the loaded table'
    case 'no-amounts':
      return 'the standardized amounts of that fiscal year are not loaded'
    case 'no-rate':
      return 'no rate is kept for this payer on that day'
    default:
      return never(why)
  }
}

/** The field a refusal speaks of, and its sentence. */
export function sayRateRefusal(refusal: RateRefusal | 'not-your-facility' | 'no-such-rate'): Record<string, string> {
  switch (refusal) {
    case 'wage-index-out-of-range':
      return { wageIndex: 'A wage index lies between 0.2 and 3. Write it as published, as 1.0123.' }
    case 'share-out-of-range':
      return { ownShare: 'The share of the own rate lies between 0 and 100 percent.' }
    case 'ends-before-it-begins':
      return { endOn: 'The last day lies before the first.' }
    case 'negative-amount':
      return { ownRate: 'An amount cannot be below zero.' }
    case 'not-your-facility':
      return { form: 'This facility is not one of yours.' }
    case 'no-such-rate':
      return { form: 'This rate was taken away already.' }
    default:
      return never(refusal)
  }
}
