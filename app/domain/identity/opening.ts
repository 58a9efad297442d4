import { ok, type Result, refuse } from '../shared/result.ts'

/** Why someone may open a chart that is not theirs to see: the purposes of 45 CFR 164.506 that fit this work, and no other. */
export const OPENING_PURPOSES = ['coding', 'care', 'quality', 'payment', 'legal'] as const
export type OpeningPurpose = (typeof OPENING_PURPOSES)[number]
export const OPENING_VERDICTS = ['justified', 'unjustified'] as const
export type OpeningVerdict = (typeof OPENING_VERDICTS)[number]

/** A chart opened for a reason, for a time. */
export type Opening = {
  id: string
  userId: string
  encounterId: string
  patientId: string
  facilityId: string | null
  purpose: OpeningPurpose
  words: string
  at: Date
  untilAt: Date
  verdict: OpeningVerdict | null
  verdictWords: string | null
  reviewedBy: string | null
  reviewedAt: Date | null
}

const FEWEST_LETTERS = 15
export type OpeningRefusal = 'no-purpose' | 'no-reason'

/** Returns an opening for `minutes`, or why not: a purpose of the list and a reason that says something. */
export function openFor(
  given: Pick<Opening, 'id' | 'userId' | 'encounterId' | 'patientId' | 'facilityId'> & {
    purpose: string
    words: string
  },
  at: Date,
  minutes: number,
): Result<Opening, OpeningRefusal> {
  const purpose = OPENING_PURPOSES.find((one) => one === given.purpose)
  if (!purpose) return refuse('no-purpose')
  const words = given.words.trim()
  if (words.replace(/[^\p{L}\p{N}]/gu, '').length < FEWEST_LETTERS) return refuse('no-reason')
  const untilAt = new Date(at.getTime() + minutes * 60_000)
  return ok({
    ...given,
    purpose,
    words,
    at,
    untilAt,
    verdict: null,
    verdictWords: null,
    reviewedBy: null,
    reviewedAt: null,
  })
}

export const isOpenAt = (opening: Pick<Opening, 'at' | 'untilAt'>, at: Date): boolean =>
  opening.at <= at && at < opening.untilAt

export type ReviewRefusal = 'own-opening' | 'reviewed-already' | 'no-words'

/** Returns the opening as reviewed. Nobody reviews their own; "not justified" needs words. */
export function reviewOpening(
  opening: Opening,
  review: { verdict: OpeningVerdict; words: string; by: string; at: Date },
): Result<Opening, ReviewRefusal> {
  if (opening.userId === review.by) return refuse('own-opening')
  if (opening.verdict !== null) return refuse('reviewed-already')
  const words = review.words.trim()
  if (review.verdict === 'unjustified' && words === '') return refuse('no-words')
  return ok({
    ...opening,
    verdict: review.verdict,
    verdictWords: words || null,
    reviewedBy: review.by,
    reviewedAt: review.at,
  })
}
