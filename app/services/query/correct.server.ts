import type { User } from '#app/domain/identity/role.ts'
import { startClock } from '#app/domain/query/ladder.ts'
import { correctQuery } from '#app/domain/query/lifecycle.ts'
import type { Override, Wording } from '#app/domain/query/query.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, addQueryVersion, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersToProvider } from './letters.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'
import { versionOf } from './send.server.ts'

export type Correction = {
  user: User
  wordingNumber: number
  wording: Wording
  overrides: Override[]
  /** Why, for the history: the author's words. */
  why: string
}

/**
 * Corrects an open query: a new version under the same rules, with its own frozen words and a fresh clock. The first version stays; what
 * the physician has begun to write stays too and is older than the words.
 */
export async function correct(context: Context, { query }: Case, input: Correction) {
  const { user, wording, overrides } = input
  if (query.wordingNumber !== input.wordingNumber) return refuse('changed-meanwhile')
  if (input.why.trim() === '') return refuse('no-reason')
  const { policy, calendar } = await policyOf(context, query.facilityId)
  const at = context.now()
  const check = await checkQuery(context, { ...query, wording })
  const clock = startClock(policy, calendar, query.timing ?? 'retrospective', at)
  const decision = correctQuery(query, { wording, overrides, at, clock, check })
  if (!decision.ok) return { ...decision, check }
  const corrected = decision.value
  const version = await versionOf(context, corrected, check, user.id)
  try {
    await commit(context.db, {
      writes: [
        cancelMailAbout(query.id),
        saveQuery(corrected),
        addQueryVersion(version),
        addEvent(eventOf(context, corrected, 'corrected', { userId: user.id, words: input.why })),
        addEvent(eventOf(context, corrected, 'delivered', { userId: null })),
      ],
      audit: [entryOf(context, corrected, 'query.corrected', user.id, { shown: version.shownHash })],
      mail: await lettersToProvider(context, corrected, 'query-corrected', { raisedBy: user.name }),
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(corrected)
}
