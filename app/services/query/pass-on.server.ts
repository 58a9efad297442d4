import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { isGivenBack } from '#app/domain/query/asked-back.ts'
import type { Query, QueryEvent } from '#app/domain/query/query.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { listEvents } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'
import { redirectTo } from './redirect.server.ts'

/**
 * Who is asked is changed by those who may review: a coder alone does not shop for a responder (P-REQUERY). Once the addressee has given a
 * query back, whoever follows it up finds the right one.
 */
export function mayPassOn(user: User, query: Query, events: readonly Pick<QueryEvent, 'kind' | 'words'>[]): boolean {
  if (query.state !== 'open') return false
  if (may(user, 'query.review')) return true
  return isGivenBack(events) && (query.assigneeId ?? query.authorId) === user.id
}

/** The desk passes an open query, unchanged, to another clinician. */
export async function passOn(
  context: Context,
  user: User,
  loaded: Case,
  given: { toProviderId: string; words: string },
) {
  if (!mayPassOn(user, loaded.query, await listEvents(context.db, loaded.query.id)))
    return refuse(loaded.query.state === 'open' ? 'not-allowed' : 'not-open')
  return redirectTo(context, loaded, { user, ...given })
}
