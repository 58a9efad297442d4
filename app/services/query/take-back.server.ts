import { takeBackAnswer } from '#app/domain/query/lifecycle.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findAnswer, noteTakenBack, saveAnswerDraft } from '#db/answers.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'

/** Ten seconds in which a signature can be undone: the query is open again, and what was answered is a draft. */
export async function takeBack({ db, now, newId }: Context, { query }: Case, userId: string) {
  const given = await findAnswer(db, query.id)
  if (!given) return refuse('not-answered')
  const at = now()
  const decision = takeBackAnswer(query, { answer: given, userId, at })
  if (!decision.ok) return decision
  const { id: queryId, patientId, encounterId, wordingNumber, providerId } = query
  const { optionIds, words, comment } = given
  try {
    await commit(db, {
      writes: [
        saveQuery(decision.value),
        noteTakenBack(given.id, at),
        addEvent({
          id: newId(),
          queryId,
          kind: 'taken-back',
          at,
          byUserId: userId,
          wordingNumber,
          providerId,
          words: null,
        }),
        saveAnswerDraft({
          queryId,
          userId,
          optionIds,
          words,
          comment,
          wordingNumber: given.wordingNumber,
          updatedAt: at,
        }),
        cancelMailAbout(queryId),
        recountQueries(encounterId),
      ],
      audit: [{ what: 'answer.taken-back', who: userId, at, onId: queryId, patientId, encounterId }],
      changes: [{ topic: 'query', onId: queryId }],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('not-answered')
    throw error
  }
  return ok(decision.value)
}
