import { withdrawQuery } from '#app/domain/query/lifecycle.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'

/** Withdraws a query; a reason is needed once it was sent. Its letters stop; what the physician has typed stays theirs. */
export async function withdraw(
  { db, now, newId }: Context,
  { query }: Case,
  input: { userId: string; reason: string },
) {
  const at = now()
  const decision = withdrawQuery(query, { at, reason: input.reason })
  if (!decision.ok) return decision
  const { id: queryId, patientId, encounterId, wordingNumber, providerId } = query
  try {
    await commit(db, {
      writes: [
        saveQuery(decision.value),
        addEvent({
          id: newId(),
          queryId,
          kind: 'withdrawn',
          at,
          byUserId: input.userId,
          wordingNumber,
          providerId,
          words: input.reason.trim() || null,
        }),
        cancelMailAbout(queryId),
        recountQueries(encounterId),
      ],
      audit: [{ what: 'query.withdrawn', who: input.userId, at, onId: queryId, patientId, encounterId }],
      changes: [{ topic: 'query', onId: queryId }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(decision.value)
}
