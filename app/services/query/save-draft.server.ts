import { changeDraft } from '#app/domain/query/lifecycle.ts'
import type { Override, Query, Wording } from '#app/domain/query/query.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { firstCheckOf } from './first-check.server.ts'
import { verifyIndicators } from './verify-indicators.server.ts'

/** Keeps a draft and returns what the rules find in it now. A draft someone else changed first is refused; what was typed stays with the caller. */
export async function saveDraft(
  context: Context,
  input: {
    query: Query
    userId: string
    version: number
    wording: Wording
    providerId: string | null
    overrides: Override[]
  },
) {
  const { db, now } = context
  if (input.query.version !== input.version) return refuse('changed-meanwhile')
  const at = now()
  const wording = {
    ...input.wording,
    indicators: await verifyIndicators(context, input.query, input.wording.indicators),
  }
  const decision = changeDraft(input.query, { wording, providerId: input.providerId, overrides: input.overrides, at })
  if (!decision.ok) return decision
  const { patientId, encounterId, id } = input.query
  const check = await checkQuery(context, decision.value)
  try {
    await commit(db, {
      writes: [saveQuery(decision.value), ...firstCheckOf(decision.value, check, at)],
      audit: [{ what: 'query.draft-changed', who: input.userId, at, onId: id, patientId, encounterId }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  const saved = { ...decision.value, version: decision.value.version + 1 }
  return ok({ query: saved, check })
}
