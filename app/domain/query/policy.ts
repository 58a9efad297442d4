import type { Calendar } from '../notify/calendar.ts'
import { OFFICE_HOURS } from '../notify/calendar.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import type { Finding } from './draft.ts'
import type { Timing } from './query.ts'
import { HOUSE_CLASS, RETENTION_YEARS, type RetentionClass } from './retention.ts'

/**
 * The house policy until a facility sets its own: business hours until an answer is due. No national deadline exists (COMPLIANCE.md
 * P-RETRO); one, two and three working days of nine hours lie inside the 48 to 72 hours that ACDIS members report (P-ESC).
 */
export const DUE_BUSINESS_HOURS: Record<Timing, number> = { concurrent: 9, retrospective: 18, 'post-bill': 27 }

/** What a second look is asked for: never, for a share, for the first queries of an author, or always. */
export const REVIEW_RULES = ['nobody', 'sample', 'new-authors', 'everybody'] as const
export type ReviewRule = (typeof REVIEW_RULES)[number]
/** Where a query after the bill may come from (P-POSTBILL); whether it raises or lowers the bill makes no difference. */
export const POST_BILL_REASONS = ['audit', 'denial', 'monitor'] as const
export type PostBillReason = (typeof POST_BILL_REASONS)[number]

/** Business hours of each rung; null: the rung is left out. The first counts back from the due time, the others on from the rung before. */
export type LadderHours = {
  remindBefore: number | null
  cover: number | null
  advise: number | null
  chief: number | null
  expire: number | null
}

export type QueryPolicy = {
  dueHours: Record<Timing, number>
  ladder: LadderHours
  /** Who stands on the last rung: a chief of service, by user; null: the managers of the facility. */
  chiefUserId: string | null
  office: Pick<Calendar, 'opensAt' | 'closesAt' | 'days'>
  /** Days on which the facility does not work, "2026-11-26". */
  holidays: string[]
  review: { rule: ReviewRule; samplePercent: number; newAuthorQueries: number; reviewers: 1 | 2 }
  /** Days after the end of the stay in which a bill may still be corrected; null: no limit of ours. */
  postBill: { reasons: PostBillReason[]; windowDays: number | null }
  /** Days after the end of the stay from which a question needs its author's reason (P-RETRO); null: never. */
  retroDays: number | null
  /** To which record a query belongs, for how many years it is kept after its end, and where (P-RETAIN). */
  retention: { recordClass: RetentionClass; years: number; where: string }
  /** Whether physicians see on their own scorecard what their answers moved in dollars; never beside a query. */
  hasOwnDollars: boolean
}

/**
 * Escalation after two and four working days (48 and 96 hours, ACDIS and Johns Hopkins as cited at P-ESC). A claim may be filed until one
 * year after the service (42 CFR 424.44): the window until a facility names its payers' own.
 */
export const DEFAULT_POLICY: QueryPolicy = {
  dueHours: DUE_BUSINESS_HOURS,
  ladder: { remindBefore: 4, cover: 2, advise: 9, chief: 18, expire: 45 },
  chiefUserId: null,
  office: OFFICE_HOURS,
  holidays: [],
  review: { rule: 'nobody', samplePercent: 10, newAuthorQueries: 20, reviewers: 1 },
  postBill: { reasons: [...POST_BILL_REASONS], windowDays: 365 },
  retroDays: 30,
  retention: {
    recordClass: HOUSE_CLASS,
    years: RETENTION_YEARS[HOUSE_CLASS],
    where: 'In this portal, beside the addendum',
  },
  hasOwnDollars: false,
}

export const calendarOf = (policy: QueryPolicy, timeZone: string): Calendar => ({
  ...policy.office,
  timeZone,
  holidays: policy.holidays,
})

export type PolicyRefusal =
  | 'due-hours'
  | 'ladder-hours'
  | 'office-hours'
  | 'no-working-day'
  | 'holiday'
  | 'review'
  | 'window'
  | 'retro'
  | 'retention'

const isHours = (hours: number) => Number.isFinite(hours) && hours > 0 && hours <= 2000
const isDay = (day: string) =>
  /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day

/** Returns the policy with its holidays sorted and each once, or which part cannot be lived by. */
export function checkPolicy(policy: QueryPolicy): Result<QueryPolicy, PolicyRefusal> {
  const { dueHours, ladder, office, review, postBill } = policy
  if (!Object.values(dueHours).every(isHours)) return refuse('due-hours')
  if (!Object.values(ladder).every((hours) => hours === null || isHours(hours))) return refuse('ladder-hours')
  if (!(office.opensAt >= 0 && office.closesAt <= 24 && office.closesAt - office.opensAt >= 1))
    return refuse('office-hours')
  const days = [...new Set(office.days)].sort()
  if (days.length === 0 || days.some((day) => !(Number.isInteger(day) && day >= 0 && day <= 6)))
    return refuse('no-working-day')
  if (!policy.holidays.every(isDay)) return refuse('holiday')
  if (!(review.samplePercent >= 0 && review.samplePercent <= 100 && review.newAuthorQueries >= 0))
    return refuse('review')
  if (postBill.windowDays !== null && !(postBill.windowDays > 0)) return refuse('window')
  if (policy.retroDays !== null && !(policy.retroDays > 0)) return refuse('retro')
  const { years } = policy.retention
  if (!(Number.isInteger(years) && years >= 1 && years <= 100)) return refuse('retention')
  const holidays = [...new Set(policy.holidays)].sort()
  return ok({ ...policy, office: { ...office, days }, holidays })
}

/**
 * P-RETRO: no national deadline exists, the policy sets one. Returns the finding of a question that comes later after the stay than that, for
 * its author to give a reason; null in time.
 */
export function lateFinding(policy: QueryPolicy, endAt: Date | null, at: Date): Finding | null {
  const days = endAt ? Math.floor((at.getTime() - endAt.getTime()) / 86_400_000) : 0
  if (policy.retroDays === null || days <= policy.retroDays) return null
  const why = `The stay ended ${days} days ago; the policy asks for a reason after ${policy.retroDays}.`
  return { rule: 'P-RETRO', severity: 'warn', where: 'timing', excerpt: '', why }
}

/** Returns whether a query after the bill may go out: for a reason that the policy names, inside the window counted from the end of the stay. */
export function mayAskAfterBill(
  policy: QueryPolicy,
  asked: { reason: string | null; endAt: Date | null; at: Date },
): Result<PostBillReason, 'needs-reason-post-bill' | 'window-closed'> {
  const reason = policy.postBill.reasons.find((known) => known === asked.reason)
  if (reason === undefined) return refuse('needs-reason-post-bill')
  const { windowDays } = policy.postBill
  const days = asked.endAt ? (asked.at.getTime() - asked.endAt.getTime()) / 86_400_000 : 0
  return windowDays !== null && days > windowDays ? refuse('window-closed') : ok(reason)
}
