import type { User } from '#app/domain/identity/role.ts'
import { refuse } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'
import { startDraft } from './start-draft.server.ts'
import { verifyIndicators } from './verify-indicators.server.ts'

/**
 * A new draft from the words of a query that ended without an answer: withdrawn, discarded or expired. Its evidence is read again in the
 * chart, and it passes the gate like any other.
 */
export async function askAgain(context: Context, { query }: Case, user: User) {
  if (query.state !== 'withdrawn' && query.state !== 'expired') return refuse('not-ended')
  const indicators = await verifyIndicators(context, query, query.wording.indicators)
  const known = new Set(indicators.map(({ id }) => id))
  const options = query.wording.options.map((option) => ({
    ...option,
    supportedBy: option.supportedBy.filter((id) => known.has(id)),
  }))
  const { encounterId, templateId, providerId } = query
  const wording = { ...query.wording, indicators, options }
  return startDraft(context, { encounterId, user, wording, templateId, providerId, from: query.id })
}
