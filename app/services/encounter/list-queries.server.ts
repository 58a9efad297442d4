import { findProvider } from '#db/charts.ts'
import { listQueriesOfEncounter } from '#db/queries.ts'
import type { Context } from '../context.server.ts'

/** The queries of an encounter, oldest first, as its chart page lists them. */
export async function listQueriesOfChart({ db }: Context, encounterId: string) {
  const queries = await listQueriesOfEncounter(db, encounterId)
  return Promise.all(
    queries.map(async (query) => ({
      id: query.id,
      title: query.wording.title,
      href: query.state === 'draft' ? `/queries/${query.id}/compose` : `/queries/${query.id}`,
      state: query.state,
      at: query.updatedAt,
      providerName: query.providerId ? ((await findProvider(db, query.providerId))?.name ?? null) : null,
    })),
  )
}
