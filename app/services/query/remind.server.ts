import type { User } from '#app/domain/identity/role.ts'
import { isAskedBack } from '#app/domain/query/asked-back.ts'
import { remindNow } from '#app/domain/query/ladder.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addEvent, listEvents, saveQuery } from '#db/queries.ts'
import { findLastReminder } from '#db/query-steps.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import { lettersToProvider } from './letters.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

/** A reminder by hand: the addressee is told once more, at most once an hour. */
export async function remind(context: Context, { query }: Case, user: User) {
  const { policy, calendar } = await policyOf(context, query.facilityId)
  const lastRemindedAt = await findLastReminder(context.db, query.id)
  const asked = isAskedBack(await listEvents(context.db, query.id))
  const decision = remindNow(query, policy, calendar, { at: context.now(), lastRemindedAt, isAskedBack: asked })
  if (!decision.ok) return decision
  const author = await findUser(context.db, query.authorId)
  try {
    await commit(context.db, {
      writes: [saveQuery(decision.value), addEvent(eventOf(context, query, 'reminded', { userId: user.id }))],
      audit: [entryOf(context, query, 'query.reminded', user.id)],
      mail: await lettersToProvider(context, query, 'query-reminder', { raisedBy: author?.name ?? user.name }),
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}
