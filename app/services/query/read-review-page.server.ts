import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { findEncounter } from '#db/charts.ts'
import { countRounds, listAllReviews } from '#db/query-reviews.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

/** A draft as its second reader sees it. While a round runs nobody sees another's verdict: the looks are blind. */
export async function readReviewPage(context: Context, user: User, { query }: Case) {
  const { db } = context
  const { policy, timeZone: zone } = await policyOf(context, query.facilityId)
  const [encounter, author, check, round, reviews] = await Promise.all([
    findEncounter(db, query.encounterId),
    findUser(db, query.authorId),
    checkQuery(context, query),
    countRounds(db, query.id),
    listAllReviews(db, query.id),
  ])
  const isRunning = query.state === 'in-review'
  return {
    id: query.id,
    round,
    mayAct: query.authorId === user.id || query.assigneeId === user.id || may(user, 'query.review'),
    zone,
    state: query.state,
    encounterId: query.encounterId,
    wording: query.wording,
    overrides: query.overrides,
    findings: check.findings,
    notChecked: check.notChecked,
    authorName: author?.name ?? '',
    isOwn: query.authorId === user.id,
    isBilled: encounter?.billStatus === 'billed',
    postBillReasons: policy.postBill.reasons,
    reviewers: policy.review.reviewers,
    hasSpoken: reviews.some((review) => review.round === round && review.reviewerId === user.id),
    reviews: reviews
      .filter((review) => !isRunning || review.round < round)
      .map(({ by, verdict, words, at }) => ({ by, verdict, words, at })),
  }
}
