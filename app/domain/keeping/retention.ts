import { ok, type Result, refuse } from '../shared/result.ts'

/** How long charts are kept. Years count from the end of a stay; a minor's chart is kept until they reach an age besides. */
export type RetentionPolicy = {
  chartYears: number
  minorUntilAge: number
  /** Whether what is due goes every night, or only when a person says so. */
  isAutomatic: boolean
}

/**
 * No shorter than ten years: the longest look-back of a federal false-claims case (31 U.S.C. 3731(b)), and beyond the six years that HIPAA
 * asks for its own documentation (45 CFR 164.316(b)(2)(i)). State law can ask for more.
 */
export const LEAST_YEARS = 10
export const MOST_YEARS = 100
export const HOUSE_POLICY: RetentionPolicy = { chartYears: 10, minorUntilAge: 28, isAutomatic: false }

export type PolicyRefusal = 'years-out-of-range' | 'age-out-of-range'

export function checkPolicy(policy: RetentionPolicy): Result<RetentionPolicy, PolicyRefusal> {
  const { chartYears, minorUntilAge } = policy
  if (!Number.isInteger(chartYears) || chartYears < LEAST_YEARS || chartYears > MOST_YEARS)
    return refuse('years-out-of-range')
  if (!Number.isInteger(minorUntilAge) || minorUntilAge < 18 || minorUntilAge > MOST_YEARS)
    return refuse('age-out-of-range')
  return ok(policy)
}

export const WHY_STAYS = [
  'legal-hold',
  'not-ended',
  'retention',
  'minor',
  'query-not-ended',
  'query-retention',
] as const
export type WhyStays = (typeof WHY_STAYS)[number]

export type Stay = {
  endAt: Date | null
  birthOn: string | null
  isHeld: boolean
  /** Of each of its queries: why it must stay, or null. */
  queries: ('legal-hold' | 'not-ended' | 'retention' | null)[]
}

/** "2016-02-29" and ten years: the 1st of March 2026, the first day that is ten years later for certain. */
export function yearsAfter(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10)
}

/** Why a stay may not be purged on a day (UTC), or null when nothing asks for it any more. */
export function whyStays(stay: Stay, policy: RetentionPolicy, today: string): WhyStays | null {
  if (stay.isHeld || stay.queries.includes('legal-hold')) return 'legal-hold'
  if (stay.endAt === null) return 'not-ended'
  if (today <= yearsAfter(stay.endAt.toISOString().slice(0, 10), policy.chartYears)) return 'retention'
  if (stay.birthOn !== null && today < yearsAfter(stay.birthOn, policy.minorUntilAge)) return 'minor'
  if (stay.queries.includes('not-ended')) return 'query-not-ended'
  return stay.queries.includes('retention') ? 'query-retention' : null
}

export type HoldRefusal = 'no-reason' | 'no-such-patient' | 'already-held' | 'not-held'
