import type { User } from '#app/domain/identity/role.ts'
import { commit, lenient } from '#db/commit.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'

/** A view of a query: an entry each time, and an event the first time that its addressee opens it. */
export async function noteViewed({ db, now, newId }: Context, user: User, { query, isParty }: Case): Promise<void> {
  const at = now()
  const { id, patientId, encounterId, wordingNumber, providerId } = query
  const isFirst = isParty && query.state === 'open' && query.viewedAt === null
  const event = {
    id: newId(),
    queryId: id,
    kind: 'viewed' as const,
    at,
    byUserId: user.id,
    wordingNumber,
    providerId,
    words: null,
  }
  await commit(db, {
    // A lost race here means that someone else changed the query just now; the view itself is still noted.
    writes: isFirst ? [lenient(saveQuery({ ...query, viewedAt: at })), addEvent(event)] : [],
    audit: [{ what: 'query.viewed', who: user.id, at, onId: id, patientId, encounterId }],
  })
}
