import type { Query } from '#app/domain/query/query.ts'
import { repeatFound } from '#app/domain/query/requery.ts'
import { listQueriesOfEncounter } from '#db/queries.ts'
import type { Context } from '../context.server.ts'

/** The query of the same encounter that a draft would repeat (P-REQUERY), told while it is written and not only when it is sent. */
export async function findRepeat({ db }: Context, query: Pick<Query, 'id' | 'encounterId' | 'wording'>) {
  const found = repeatFound(query, await listQueriesOfEncounter(db, query.encounterId))
  return found ? { why: found.why, id: found.earlier.id, title: found.earlier.wording.title } : null
}
