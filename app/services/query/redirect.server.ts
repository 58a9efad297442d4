import type { User } from '#app/domain/identity/role.ts'
import { startClock } from '#app/domain/query/ladder.ts'
import { redirectQuery } from '#app/domain/query/lifecycle.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findProvider } from '#db/charts.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { lettersToProvider, letterToAuthor } from './letters.server.ts'
import type { Case } from './load.server.ts'
import { policyOf } from './policy.server.ts'

/** "Not my patient": passes the query, unchanged, to another clinician; the author is told. */
export async function redirectTo(
  context: Context,
  { query, isParty }: Case,
  input: { user: User; toProviderId: string; words: string },
) {
  const { db, now, newId } = context
  const provider = await findProvider(db, input.toProviderId)
  if (!provider) return refuse('no-such-provider')
  const { policy, calendar } = await policyOf(context, query.facilityId)
  const at = now()
  const clock = startClock(policy, calendar, query.timing ?? 'retrospective', at)
  const decision = redirectQuery(query, { toProviderId: provider.id, at, clock })
  if (!decision.ok) return decision
  const author = await findUser(db, query.authorId)
  const { id: queryId, patientId, encounterId, wordingNumber } = query
  // Who follows it up is not told of their own deed.
  const isOwn = input.user.id === (query.assigneeId ?? query.authorId)
  const what = isParty
    ? `says that this is not a patient of theirs; the query went on to ${provider.name}.`
    : `passed a query of yours on to ${provider.name}.`
  try {
    await commit(db, {
      writes: [
        cancelMailAbout(queryId),
        saveQuery(decision.value),
        addEvent({
          id: newId(),
          queryId,
          kind: 'redirected',
          at,
          byUserId: input.user.id,
          wordingNumber,
          providerId: provider.id,
          words: input.words.trim() || null,
        }),
        addEvent({
          id: newId(),
          queryId,
          kind: 'delivered',
          at,
          byUserId: null,
          wordingNumber,
          providerId: provider.id,
          words: null,
        }),
      ],
      audit: [
        {
          what: 'query.redirected',
          who: input.user.id,
          at,
          onId: queryId,
          patientId,
          encounterId,
          detail: { to: provider.id },
        },
      ],
      mail: [
        ...(await lettersToProvider(context, decision.value, 'query-raised', {
          raisedBy: author?.name ?? 'The coding office',
        })),
        ...(isOwn
          ? []
          : await letterToAuthor(context, query, 'query-returned', { providerName: input.user.name, what })),
      ],
      changes: [{ topic: 'query', onId: queryId }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('not-open')
    throw error
  }
  return ok(decision.value)
}
