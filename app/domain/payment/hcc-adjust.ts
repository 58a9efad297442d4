import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import adjustments from './hcc-adjustments.json'
import type { HccModel } from './tables.ts'

type YearFactors = { codingIntensityX10000: number; normalizationX10000: Partial<Record<HccModel, number>> }
export type AdjustedScore = {
  normalizationX10000: number
  codingIntensityX10000: number
  normalizedX10000: number
  /** What Medicare Advantage pays on: normalised, then lowered for coding intensity; each step rounded to three decimals as CMS does. */
  paidX10000: number
}

/** Half up to three decimals of the score, in units of 1/10,000. */
const toThousandths = (x10000: number): number => Math.floor(x10000 / 10 + 0.5) * 10

/** The raw score normalised and adjusted for coding intensity; "no-factors" where the payment year has none for that model. */
export function adjustScore(
  scoreX10000: number,
  model: HccModel,
  paymentYear: number,
): Result<AdjustedScore, 'no-factors'> {
  const years: Record<string, YearFactors | string> = adjustments
  const factors = years[String(paymentYear)]
  if (factors === undefined || typeof factors === 'string') return refuse('no-factors')
  const normalizationX10000 = factors.normalizationX10000[model]
  if (normalizationX10000 === undefined) return refuse('no-factors')
  const { codingIntensityX10000 } = factors
  const normalizedX10000 = toThousandths((scoreX10000 * 10_000) / normalizationX10000)
  const paidX10000 = toThousandths((normalizedX10000 * (10_000 - codingIntensityX10000)) / 10_000)
  return ok({ normalizationX10000, codingIntensityX10000, normalizedX10000, paidX10000 })
}
