import type { Draft } from '#app/domain/query/draft.ts'
import { commit } from '#db/commit.ts'
import { findQuery } from '#db/queries.ts'
import { listSent } from '#db/query-figures.ts'
import type { Context } from '../context.server.ts'
import { draftOfQuery } from './check-query.server.ts'

/**
 * Yields the queries sent in a period as the rules see them, for `query check`: last year's under this year's rules. What the chart
 * documents is what it documents now. It holds PHI, so that it is an entry of the trail before the first line goes out.
 */
export async function* exportDrafts(
  context: Context,
  { from, to }: { from: Date; to: Date },
): AsyncGenerator<{ draft: Draft; done: number; of: number }> {
  const { db, now } = context
  const sent = await listSent(db, { from, to, facilityIds: null, authorId: null, templateId: null })
  const detail = { from: from.toISOString(), to: to.toISOString(), queries: sent.length }
  await commit(db, { writes: [], audit: [{ what: 'query.drafts-exported', who: 'terminal', at: now(), detail }] })
  for (const [n, { id }] of sent.entries()) {
    const query = await findQuery(db, id)
    if (query) yield { draft: await draftOfQuery(context, query), done: n + 1, of: sent.length }
  }
}
