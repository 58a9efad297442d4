import type { User } from '#app/domain/identity/role.ts'
import { theContext } from '../context.server.ts'
import { notFound, requireMay } from '../identity/require.server.ts'
import { type Case, loadQuery } from './load.server.ts'

/** The query for who is asked, or covers; for everyone else it is not there. */
export async function requireParty(request: Request, queryId: string): Promise<{ user: User; loaded: Case }> {
  const user = await requireMay(request, 'query.answer')
  const loaded = await loadQuery(theContext(), user, queryId)
  if (!loaded?.isParty) throw notFound()
  return { user, loaded }
}
