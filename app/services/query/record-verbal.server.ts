import type { User } from '#app/domain/identity/role.ts'
import { recordVerbal, type Said, sayVerbal } from '#app/domain/query/verbal.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { findProvider } from '#db/charts.ts'
import { addEvent } from '#db/queries.ts'
import { saveVerbalRecord } from '#db/query-reviews.ts'
import type { Context } from '../context.server.ts'
import { eventOf } from './event-of.server.ts'
import type { Case } from './load.server.ts'
import { send } from './send.server.ts'

/**
 * Records a query that was asked in person: the same fields, the same gate (P-SAME, P-VERBAL), and what was said, by whom and when. It opens
 * and goes to the physician, who signs; nobody answers for them. Where policy wants a second look, the record waits with the draft.
 */
export async function recordVerbalQuery(context: Context, { query }: Case, input: { user: User; said: Said }) {
  const { user, said } = input
  if (!(await findProvider(context.db, said.providerId))) return refuse('no-addressee')
  const decision = recordVerbal(query, said, context.now())
  if (!decision.ok) return decision
  const verbal = decision.value
  const record = {
    queryId: query.id,
    providerId: said.providerId,
    optionId: said.optionId,
    words: said.words.trim(),
    saidAt: said.saidAt,
    recordedBy: user.id,
    recordedAt: context.now(),
  }
  return send(context, {
    query: verbal,
    userId: user.id,
    authorName: user.name,
    writes: [
      saveVerbalRecord(record),
      addEvent(eventOf(context, verbal, 'info-given', { userId: user.id, words: sayVerbal(verbal, said) })),
    ],
  })
}
