import type { AnswerWords } from '#app/domain/query/lifecycle.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { saveAnswerDraft } from '#db/answers.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'

/** Keeps what the physician has chosen and typed so far, so that reload, sign-out and lost network lose nothing. */
export async function keepAnswerDraft(
  { db, now }: Context,
  { query, isParty }: Case,
  input: { userId: string; wordingNumber: number; given: AnswerWords },
) {
  if (!isParty) return refuse('not-party')
  if (query.state !== 'open') return refuse('not-open')
  const at = now()
  const { id, patientId, encounterId } = query
  const { userId, given, wordingNumber } = input
  await commit(db, {
    writes: [saveAnswerDraft({ queryId: id, userId, ...given, wordingNumber, updatedAt: at })],
    audit: [{ what: 'answer.drafted', who: userId, at, onId: id, patientId, encounterId }],
  })
  return ok(at)
}
