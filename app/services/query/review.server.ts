import type { User } from '#app/domain/identity/role.ts'
import { askReview, reviewQuery, type Verdict } from '#app/domain/query/review.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import { addReview, countRounds, listReviews } from '#db/query-reviews.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersToReviewers, letterToAuthor } from './letters.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'
import { send } from './send.server.ts'

/** The author asks for a second look: by their own wish, or because a repeat needs it (P-REQUERY). */
export async function askSecondLook(context: Context, { query }: Case, input: { user: User; words: string }) {
  const { user, words } = input
  const decision = askReview(query, { at: context.now() })
  if (!decision.ok) return decision
  try {
    await commit(context.db, {
      writes: [
        saveQuery(decision.value),
        addEvent(eventOf(context, decision.value, 'review-asked', { userId: user.id, words })),
      ],
      audit: [entryOf(context, query, 'query.review-asked', user.id)],
      mail: await lettersToReviewers(context, query, { raisedBy: user.name }),
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}

/**
 * A reviewer's verdict. The one that completes the agreement sends the query in the same commit, through the same gate; a returned draft goes
 * back to its author with the reviewer's words.
 */
export async function review(
  context: Context,
  { query }: Case,
  input: { user: User; verdict: Verdict; words: string; readRound?: number },
) {
  const { db, now } = context
  const { user, verdict, words } = input
  const { policy } = await policyOf(context, query.facilityId)
  const round = await countRounds(db, query.id)
  // Words change between two rounds only: a verdict is about those that were read.
  if (input.readRound !== undefined && input.readRound !== round) return refuse('changed-meanwhile')
  const earlier = await listReviews(db, query.id, round)
  const given = { reviewerId: user.id, verdict, words: words.trim() }
  const decision = reviewQuery(query, { ...given, at: now(), earlier, wanted: policy.review.reviewers })
  if (!decision.ok) return decision
  const writes = [
    addReview({ queryId: query.id, round, ...given, at: now() }),
    addEvent(eventOf(context, query, 'reviewed', { userId: user.id, words: sayVerdict(verdict, words) })),
  ]
  const { outcome } = decision.value
  if (outcome === 'approved') {
    const author = await findUser(db, query.authorId)
    const sent = await send(context, { query, userId: user.id, authorName: author?.name ?? user.name, writes })
    return sent.ok ? ok(outcome) : sent
  }
  try {
    await commit(db, {
      writes: [saveQuery(decision.value.query), ...writes],
      audit: [entryOf(context, query, 'query.reviewed', user.id, { verdict })],
      mail: outcome === 'returned' ? await returned(context, { query, user }) : [],
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(outcome)
}

const returned = (context: Context, { query, user }: { query: Case['query']; user: User }) =>
  letterToAuthor(context, query, 'query-returned', { providerName: user.name, what: 'returned a draft of yours.' })

const sayVerdict = (verdict: Verdict, words: string): string =>
  [verdict === 'approve' ? 'Agreed.' : 'Returned.', words.trim()].filter(Boolean).join(' ')
