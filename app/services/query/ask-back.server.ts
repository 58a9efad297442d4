import type { User } from '#app/domain/identity/role.ts'
import { mayHappen } from '#app/domain/query/lifecycle.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addEvent } from '#db/queries.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { lettersToProvider, letterToAuthor } from './letters.server.ts'
import type { Case } from './load.server.ts'

/** "I need more information": the physician's words to the author. Not an answer; the query stays open. */
export async function askBack(context: Context, { query, isParty }: Case, input: { user: User; words: string }) {
  const { db, now, newId } = context
  if (!isParty) return refuse('not-party')
  if (!mayHappen('info-asked', query.state)) return refuse('not-open')
  const words = input.words.trim()
  if (words === '') return refuse('no-words')
  const at = now()
  const { id: queryId, patientId, encounterId, wordingNumber, providerId } = query
  await commit(db, {
    writes: [
      addEvent({
        id: newId(),
        queryId,
        kind: 'info-asked',
        at,
        byUserId: input.user.id,
        wordingNumber,
        providerId,
        words,
      }),
    ],
    audit: [{ what: 'query.info-asked', who: input.user.id, at, onId: queryId, patientId, encounterId }],
    mail: await letterToAuthor(context, query, 'query-returned', {
      providerName: input.user.name,
      what: 'needs more information before answering.',
    }),
    changes: [{ topic: 'query', onId: queryId }],
  })
  return ok(at)
}

/** The author's words back to the physician. They stand beside the query, they do not change it. */
export async function giveInformation(context: Context, { query }: Case, input: { user: User; words: string }) {
  const { db, now, newId } = context
  if (!mayHappen('info-given', query.state)) return refuse('not-open')
  const words = input.words.trim()
  if (words === '') return refuse('no-words')
  const at = now()
  const author = await findUser(db, query.authorId)
  const { id: queryId, patientId, encounterId, wordingNumber, providerId } = query
  await commit(db, {
    writes: [
      addEvent({
        id: newId(),
        queryId,
        kind: 'info-given',
        at,
        byUserId: input.user.id,
        wordingNumber,
        providerId,
        words,
      }),
    ],
    audit: [{ what: 'query.info-given', who: input.user.id, at, onId: queryId, patientId, encounterId }],
    mail: await lettersToProvider(context, query, 'query-reminder', { raisedBy: author?.name ?? input.user.name }),
  })
  return ok(at)
}
