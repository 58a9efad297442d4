import { isParty, maySeeQuery, type QueryParties } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import type { Query } from '#app/domain/query/query.ts'
import { findOpenOpening, isRestricted } from '#db/openings.ts'
import { findQuery } from '#db/queries.ts'
import { listCoveringProviders } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { closedChart } from '../encounter/load-chart.server.ts'
import { notFound } from '../identity/require.server.ts'

export type Case = { query: Query; parties: QueryParties; isParty: boolean }

/** The query, if it exists and this person may see it; else null, so that "not yours" and "not there" are the same. */
export async function loadQuery({ db, now }: Context, user: User, queryId: string): Promise<Case | null> {
  const query = await findQuery(db, queryId)
  if (!query) return null
  const coveringProviderIds = query.providerId ? await listCoveringProviders(db, query.providerId, now()) : []
  const { state, facilityId, providerId, ladderStep } = query
  const isClosed = await isRestricted(db, query.patientId)
  const isOpened = (await findOpenOpening(db, user.id, query.encounterId, now())) !== null
  const parties = { state, facilityId, providerId, ladderStep, coveringProviderIds, isRestricted: isClosed, isOpened }
  if (!maySeeQuery(user, parties)) return null
  return { query, parties, isParty: mayAnswerFor(user, parties) }
}

/** What is answered in place of a query that is not to be seen: what its chart answers. */
export async function closedQuery(context: Context, user: User, queryId: string): Promise<Response> {
  const query = await findQuery(context.db, queryId)
  return query ? closedChart(context, user, query.encounterId) : notFound()
}

/** The addressee, who covers for them, and the physician advisor once the ladder has come that far. */
function mayAnswerFor(user: User, parties: QueryParties): boolean {
  return (
    isParty(user, parties) || (user.roles.includes('advisor') && user.providerId !== null && parties.ladderStep >= 3)
  )
}
