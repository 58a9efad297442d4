import type { User } from '#app/domain/identity/role.ts'
import { recallReview } from '#app/domain/query/review.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import type { Case } from './load.server.ts'

/** The author takes a query back from its second look, to change it or let it be; letters that wait for reviewers stop. */
export async function recall(context: Context, { query }: Case, user: User) {
  const decision = recallReview(query, { userId: user.id, at: context.now() })
  if (!decision.ok) return decision
  try {
    await commit(context.db, {
      writes: [
        cancelMailAbout(query.id),
        saveQuery(decision.value),
        addEvent(eventOf(context, query, 'recalled', { userId: user.id })),
      ],
      audit: [entryOf(context, query, 'query.recalled', user.id)],
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}
