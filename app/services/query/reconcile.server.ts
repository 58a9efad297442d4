import { closeQuery } from '#app/domain/query/lifecycle.ts'
import { outcomeOf } from '#app/domain/query/reconcile.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { addReconciliation } from '#db/answers.ts'
import { listCodedLines } from '#db/charts.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { addEvent, findQueryVersion, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'
import { liesWithAdvisor } from './refer.server.ts'
import { snapshotOf } from './send.server.ts'

/** Closes an answered query: the coded lines as they were when it was asked and as they are now are kept side by side. */
export async function reconcile(context: Context, { query }: Case, input: { userId: string; comment: string }) {
  const { db, now, newId } = context
  const at = now()
  const decision = closeQuery(query, { at })
  if (!decision.ok) return decision
  if (await liesWithAdvisor(context, query.id)) return refuse('with-advisor')
  const { id: queryId, patientId, encounterId, wordingNumber, providerId } = query
  const version = await findQueryVersion(db, queryId, wordingNumber)
  const linesBefore = version?.linesBefore ?? []
  const linesAfter = snapshotOf(await listCodedLines(db, encounterId))
  const outcome = outcomeOf(linesBefore, linesAfter)
  try {
    await commit(db, {
      writes: [
        saveQuery(decision.value),
        addReconciliation({
          queryId,
          byUserId: input.userId,
          at,
          linesBefore,
          linesAfter,
          outcome,
          comment: input.comment.trim(),
        }),
        addEvent({
          id: newId(),
          queryId,
          kind: 'reconciled',
          at,
          byUserId: input.userId,
          wordingNumber,
          providerId,
          words: null,
        }),
        recountQueries(encounterId),
      ],
      audit: [
        { what: 'query.reconciled', who: input.userId, at, onId: queryId, patientId, encounterId, detail: { outcome } },
      ],
      changes: [{ topic: 'query', onId: queryId }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(outcome)
}
