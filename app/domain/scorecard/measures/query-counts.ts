import type { Answer } from '#app/domain/query/query.ts'
import { never } from '#app/domain/shared/result.ts'
import type { CountName, Counts } from './counts.ts'
import type { QueryFacts } from './facts.ts'

/** An answer given this soon after opening was hardly read. METRICS.md 4.7. */
export const HASTY_MS = 10_000

/**
 * What one sent query counts for. Withdrawn before it was seen: an exclusion, listed and in no denominator. "Needs more information" and
 * "not my patient" are no answers. Validation queries are counted apart. METRICS.md sections 1 and 2.
 */
export function countsOfQuery(query: QueryFacts): Partial<Counts> {
  if (query.state === 'withdrawn' && query.viewedAt === null) return { unseen: 1 }
  const counts: Partial<Counts> = { sent: 1 }
  if (query.state === 'withdrawn') counts.withdrawn = 1
  if (query.state === 'expired') counts.expired = 1
  if (query.passed.length > 0) counts.redirected = 1
  if (query.wasAskedBack) counts.askedBack = 1
  if (query.isFlawed) counts.flawed = 1
  if (query.gist !== null && query.answeredAt !== null) {
    counts.answered = 1
    if (query.dueAt === null || query.answeredAt <= query.dueAt) counts.inTime = 1
    if (query.viewedAt && query.answeredAt.getTime() - query.viewedAt.getTime() < HASTY_MS) counts.hasty = 1
    if (query.isInRecord !== null) counts.followable = 1
    if (query.isInRecord) counts.followed = 1
    for (const name of kindOf(query.gist, query.purpose === 'clinical-validation')) counts[name] = 1
  }
  return { ...counts, ...countsOfOutcome(query) }
}

/** What kind of answer it was; one to a validation query also counts there. */
function kindOf(gist: Answer['gist'], isValidation: boolean): CountName[] {
  switch (gist) {
    case 'diagnosis':
    case 'yes':
    case 'words':
      return isValidation ? ['validations', 'confirmed'] : ['agreed']
    case 'ruled-out':
    case 'no':
    case 'not-significant':
      return isValidation ? ['validations', 'ruledOut'] : ['notClinical']
    case 'other':
      return isValidation ? ['validations'] : ['other']
    case 'undetermined':
      return isValidation ? ['validations'] : ['undetermined']
    default:
      return never(gist)
  }
}

function countsOfOutcome({ outcome, weightShareX10000: share }: QueryFacts): Partial<Counts> {
  if (outcome === null) return {}
  const counts: Partial<Counts> = { closed: 1 }
  if (outcome !== 'no-change') counts.changed = 1
  if (outcome === 'diagnosis-removed') counts.removed = 1
  if (share === null) return counts
  counts.weighed = 1
  if (share === 0) counts.unmoved = 1
  if (share > 0) Object.assign(counts, { up: 1, upX10000: share })
  if (share < 0) Object.assign(counts, { down: 1, downX10000: -share })
  return counts
}
