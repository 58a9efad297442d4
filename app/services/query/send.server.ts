import type { CheckResult } from '#app/domain/query/draft.ts'
import type { LineSnapshot, Query } from '#app/domain/query/query.ts'
import { outcomeOfReviews } from '#app/domain/query/review.ts'
import { decideSending } from '#app/domain/query/sending.ts'
import { hashOfShown, shownOf } from '#app/domain/query/shown.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findEncounter, listCodedLines } from '#db/charts.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, StaleWrite, type Write } from '#db/commit.ts'
import { addEvent, addQueryVersion, listQueriesOfEncounter, saveQuery } from '#db/queries.ts'
import { countRounds, countSentBy, listReviews } from '#db/query-reviews.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersToProvider, lettersToReviewers } from './letters.server.ts'
import { policyOf } from './policy.server.ts'

export type Sending = {
  query: Query
  userId: string
  authorName: string
  /** The version that its author has before them; another one was not read by who sends it. */
  readVersion?: number | undefined
  /** What lands with the sending: the verdict that opened it, the record of what was said. */
  writes?: Write[]
}

/**
 * Sends a draft, or hands it to the second look that the policy wants. The rules run here, on the server, over the words as stored: nothing
 * a browser sends can pass them by (S15).
 */
export async function send(context: Context, input: Sending) {
  const { db } = context
  const { query, userId, readVersion = query.version } = input
  if (readVersion !== query.version) return refuse('changed-meanwhile')
  const encounter = await findEncounter(db, query.encounterId)
  if (!encounter) return refuse('no-such-encounter')
  const { policy, timeZone } = await policyOf(context, query.facilityId)
  const check = await checkQuery(context, query)
  const decision = decideSending(query, {
    at: context.now(),
    check,
    policy,
    timeZone,
    encounter,
    others: await listQueriesOfEncounter(db, query.encounterId),
    sentByAuthor: await countSentBy(db, query.authorId),
    isApproved: await wasApproved(context, query, policy.review.reviewers, input.writes !== undefined),
  })
  if (!decision.ok) {
    const why = { why: decision.error }
    await commit(db, { writes: [], audit: [entryOf(context, query, 'query.send-refused', userId, why)] })
    return { ...decision, check }
  }
  try {
    if (decision.value.deed === 'review') await handOver(context, decision.value.query, input)
    else await open(context, decision.value.query, input, check)
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value.query)
}

/** True when the round of reviews has agreed; a verdict that lands in the same commit has decided already. */
async function wasApproved({ db }: Context, query: Query, wanted: 1 | 2, isDecided: boolean): Promise<boolean> {
  if (query.state !== 'in-review') return false
  if (isDecided) return true
  return outcomeOfReviews(await listReviews(db, query.id, await countRounds(db, query.id)), wanted) === 'approved'
}

async function handOver(context: Context, query: Query, { userId, authorName, writes = [] }: Sending) {
  await commit(context.db, {
    writes: [saveQuery(query), addEvent(eventOf(context, query, 'review-asked', { userId })), ...writes],
    audit: [entryOf(context, query, 'query.review-asked', userId)],
    mail: await lettersToReviewers(context, query, { raisedBy: authorName }),
    changes: [{ topic: 'query', onId: query.id }],
  })
}

/** The frozen words of a version, with the coded lines as they are now. */
export async function versionOf({ db, now }: Context, query: Query, check: CheckResult, userId: string) {
  const shown = shownOf(query)
  return {
    queryId: query.id,
    number: query.wordingNumber,
    shown,
    shownHash: hashOfShown(shown),
    wording: query.wording,
    ruleSet: check.ruleSet,
    findings: check.findings,
    overrides: query.overrides,
    linesBefore: snapshotOf(await listCodedLines(db, query.encounterId)),
    sentBy: userId,
    sentAt: now(),
  }
}

async function open(context: Context, sent: Query, input: Sending, check: CheckResult) {
  const version = await versionOf(context, sent, check, sent.authorId)
  const seals = { rules: check.ruleSet, shown: version.shownHash }
  await commit(context.db, {
    writes: [
      saveQuery(sent),
      ...(input.writes ?? []),
      addQueryVersion(version),
      addEvent(eventOf(context, sent, 'sent', { userId: input.userId, words: sent.postBillReason })),
      addEvent(eventOf(context, sent, 'delivered', { userId: null })),
      recountQueries(sent.encounterId),
    ],
    audit: [entryOf(context, sent, 'query.sent', input.userId, seals), entryOf(context, sent, 'query.delivered', null)],
    mail: await lettersToProvider(context, sent, 'query-raised', { raisedBy: input.authorName }),
    changes: [{ topic: 'query', onId: sent.id }],
  })
}

export const snapshotOf = (lines: LineSnapshot[]): LineSnapshot[] =>
  lines.map(({ code, release, position, presentOnAdmission }) => ({ code, release, position, presentOnAdmission }))
