import { isTooFew } from '#app/domain/shared/rate.ts'
import { type Shown, shown } from './rates.ts'

export type AuditSum = {
  coderId: string
  records: number
  rightRecords: number
  /** Records of which at least 95 of a hundred codes are right. */
  passedRecords: number
  correct: number
  wrong: number
  missed: number
  drgs: number
  rightDrgs: number
}
export const ACCURACY_LEVELS = ['codes', 'records', 'passed', 'drgs'] as const
export type AccuracyLevel = (typeof ACCURACY_LEVELS)[number]
/** The common floor of coding accuracy. */
export const FLOOR = 0.95

/** "met" needs the whole interval above the floor; one that reaches over it shows neither. METRICS.md section 3. */
export type Verdict = 'met' | 'not-shown-to-be-below' | 'below' | 'too-few'
export type Accuracy = { level: AccuracyLevel; share: Shown; verdict: Verdict }

export function verdictOf(share: Shown): Verdict {
  if (share === 'too-few') return 'too-few'
  if (share.low >= FLOOR) return 'met'
  return share.high < FLOOR ? 'below' : 'not-shown-to-be-below'
}

/** Accuracy by code, by record and by DRG of audits drawn at random. */
export function accuracyOf(sum: Omit<AuditSum, 'coderId'>): Accuracy[] {
  const counts = {
    codes: { events: sum.correct, n: sum.correct + sum.wrong + sum.missed },
    records: { events: sum.rightRecords, n: sum.records },
    passed: { events: sum.passedRecords, n: sum.records },
    drgs: { events: sum.rightDrgs, n: sum.drgs },
  }
  return ACCURACY_LEVELS.map((level) => {
    // Codes of under ten records are one coder's few days: not enough, however many codes they hold.
    const share = isTooFew(sum.records) ? ('too-few' as const) : shown(counts[level])
    return { level, share, verdict: verdictOf(share) }
  })
}
