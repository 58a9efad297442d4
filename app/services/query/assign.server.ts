import { isOfFacility, may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { assignQuery } from '#app/domain/query/lifecycle.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { entryOf, eventOf } from './event-of.server.ts'
import type { Case } from './load.server.ts'

/** Hands a query to a colleague at the desk, who is told of its answer from now on. The question and its addressee stay. */
export async function assign(context: Context, { query }: Case, input: { user: User; toUserId: string }) {
  const to = await findUser(context.db, input.toUserId)
  if (!to || !may(to, 'query.raise') || !isOfFacility(to, query.facilityId)) return refuse('no-such-colleague')
  const decision = assignQuery(query, { toUserId: to.id, at: context.now() })
  if (!decision.ok) return decision
  const words = `To ${to.name}.`
  try {
    await commit(context.db, {
      writes: [
        saveQuery(decision.value),
        addEvent(eventOf(context, query, 'assigned', { userId: input.user.id, words })),
      ],
      audit: [entryOf(context, query, 'query.assigned', input.user.id, { to: to.id })],
      changes: [{ topic: 'query', onId: query.id }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}
