import type { User } from '#app/domain/identity/role.ts'
import { addendumText, MEANING } from '#app/domain/query/addendum-text.ts'
import { type AnswerWords, answerQuery } from '#app/domain/query/lifecycle.ts'
import type { Answer } from '#app/domain/query/query.ts'
import { sayMoment } from '#app/domain/query/say-moment.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { addAnswer, findAnswer, removeAnswerDraft, saveAnswerDraft } from '#db/answers.ts'
import { findFacility, listTreatingProviders } from '#db/charts.ts'
import { recountQueries } from '#db/coded-lines.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { cancelMailAbout } from '#db/outbox.ts'
import { addEvent, findQueryVersion, saveQuery } from '#db/queries.ts'
import type { Context } from '../context.server.ts'
import { letterToAuthor } from './letters.server.ts'
import type { Case } from './load.server.ts'

/** Read, decide, write once. What was typed is kept as a draft when the answer is refused; the same answer again is the one that stands. */
export async function answer(
  context: Context,
  loaded: Case,
  input: { user: User; wordingNumber: number; given: AnswerWords },
) {
  const { db, now, newId } = context
  const { query } = loaded
  const { user, given } = input
  const at = now()
  const about = { who: user.id, at, onId: query.id, patientId: query.patientId, encounterId: query.encounterId }
  const decision = answerQuery(query, { isParty: loaded.isParty, at, wordingNumber: input.wordingNumber, given })
  const keepTyped = async () => {
    const { wordingNumber } = input
    const draft = { queryId: query.id, userId: user.id, ...given, wordingNumber, updatedAt: at }
    await commit(db, { writes: [saveAnswerDraft(draft)], audit: [{ what: 'answer.drafted', ...about }] })
  }
  if (!decision.ok) {
    const stands = await sameThatStands(context, query.id, user, given)
    if (stands) return ok(stands)
    if (loaded.isParty) await keepTyped()
    return decision
  }
  const signed = await signedAnswer(context, loaded, user, given, decision.value.gist)
  if (!signed) return refuse('not-open')
  const { wordingNumber, providerId, id: queryId } = query
  try {
    await commit(db, {
      writes: [
        saveQuery(decision.value.query),
        addAnswer(signed),
        addEvent({
          id: newId(),
          queryId,
          kind: 'answered',
          at,
          byUserId: user.id,
          wordingNumber,
          providerId,
          words: null,
        }),
        removeAnswerDraft(queryId, user.id),
        cancelMailAbout(queryId),
        recountQueries(query.encounterId),
      ],
      audit: [{ what: 'answer.signed', ...about, detail: { shown: signed.shownHash } }],
      mail: await letterToAuthor(context, query, 'query-answered', { providerName: user.name }),
      changes: [{ topic: 'query', onId: queryId }],
    })
  } catch (error) {
    if (!(error instanceof StaleWrite)) throw error
    const stands = await sameThatStands(context, query.id, user, given)
    if (stands) return ok(stands)
    await keepTyped()
    return refuse('not-open')
  }
  return ok(signed)
}

/** The very answer that stands, sent again by who signed it: a second tap, a page sent anew. Nothing is left to do or to keep. */
async function sameThatStands(
  { db }: Context,
  queryId: string,
  user: User,
  given: AnswerWords,
): Promise<Answer | null> {
  const stands = await findAnswer(db, queryId)
  if (stands?.userId !== user.id || stands.words !== given.words || stands.comment !== given.comment) return null
  return stands.optionIds.join() === given.optionIds.join() ? stands : null
}

async function signedAnswer(
  { db, now, newId }: Context,
  { query }: Case,
  user: User,
  given: AnswerWords,
  gist: Answer['gist'],
): Promise<Answer | null> {
  const version = await findQueryVersion(db, query.id, query.wordingNumber)
  if (!version || !user.providerId) return null
  const facility = query.facilityId ? await findFacility(db, query.facilityId) : null
  const treating = await listTreatingProviders(db, query.encounterId)
  const part = treating.find((p) => p.id === user.providerId)?.part ?? null
  const at = now()
  const signedAt = sayMoment(at, facility?.timeZone ?? 'UTC')
  return {
    id: newId(),
    queryId: query.id,
    wordingNumber: query.wordingNumber,
    userId: user.id,
    providerId: user.providerId,
    ...given,
    gist,
    signedName: user.name,
    signedAt: at,
    meaning: MEANING,
    shownHash: version.shownHash,
    addendum: addendumText({ wording: query.wording, given, signedName: user.name, signedAt, part }),
    takenBackAt: null,
  }
}
