import type { User } from '#app/domain/identity/role.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { listAttendance, recordFeedback } from '#db/education-people.ts'
import type { Context } from '../context.server.ts'

/** Feedback of who was there: 1 (not useful) to 5, and words. A second one replaces the first. */
export async function giveFeedback(
  { db, now }: Context,
  user: User,
  given: { sessionId: string; useful: number; words: string },
): Promise<Result<null, 'not-attended'>> {
  const attended = await listAttendance(db, given.sessionId)
  if (!attended.some(({ providerId }) => providerId === user.providerId)) return refuse('not-attended')
  const at = now()
  const { sessionId, useful } = given
  await commit(db, {
    writes: [recordFeedback({ sessionId, userId: user.id, useful, words: given.words.trim(), givenAt: at })],
    audit: [{ what: 'education.changed', who: user.id, at, onId: sessionId, detail: { feedback: true } }],
  })
  return ok(null)
}
