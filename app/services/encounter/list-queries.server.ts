import type { QueryState } from '#app/domain/query/query.ts'
import { findProvider } from '#db/charts.ts'
import { listQueriesOfEncounter } from '#db/queries.ts'
import type { Context } from '../context.server.ts'

type Said = { words: string; tone: 'plain' | 'accent' | 'good' | 'warn' | 'bad' }
const STATES: Record<QueryState, Said> = {
  draft: { words: 'Draft', tone: 'plain' },
  'in-review': { words: 'In review', tone: 'accent' },
  open: { words: 'Open', tone: 'accent' },
  answered: { words: 'Answered', tone: 'warn' },
  closed: { words: 'Closed', tone: 'good' },
  withdrawn: { words: 'Withdrawn', tone: 'plain' },
  expired: { words: 'Expired', tone: 'bad' },
}

/** The queries of an encounter, oldest first, as its chart page lists them. */
export async function listQueriesOfChart({ db }: Context, encounterId: string) {
  const queries = await listQueriesOfEncounter(db, encounterId)
  return Promise.all(
    queries.map(async (query) => ({
      id: query.id,
      title: query.wording.title,
      href: query.state === 'draft' ? `/queries/${query.id}/compose` : `/queries/${query.id}`,
      state: STATES[query.state].words,
      tone: STATES[query.state].tone,
      at: query.updatedAt,
      providerName: query.providerId ? ((await findProvider(db, query.providerId))?.name ?? null) : null,
    })),
  )
}
