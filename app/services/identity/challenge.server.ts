import { type ChallengeKind, challengeEnd } from '#app/domain/identity/challenge.ts'
import { addChallenge, type Challenge, findChallenge, removeExpiredChallenges } from '#db/challenges.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { idOfSecret, newSecret, stepSecretOf } from './cookie.server.ts'

/** Begins what needs a second half; returns the secret for the browser's step cookie. Whatever has expired is cleared away. */
export async function beginChallenge(
  { db, now }: Context,
  given: { kind: ChallengeKind; userId: string | null; detail: Record<string, string> },
): Promise<string> {
  const { secret, id } = newSecret()
  const at = now()
  await commit(db, {
    writes: [removeExpiredChallenges(at), addChallenge({ id, ...given, expiresAt: challengeEnd(given.kind, at) })],
    audit: [{ what: 'signin.challenged', who: given.userId ?? 'system', at, detail: { kind: given.kind } }],
  })
  return secret
}

/** What this browser began, while it waits. */
export async function challengeOf(context: Context, request: Request, kind: ChallengeKind): Promise<Challenge | null> {
  const secret = stepSecretOf(context.settings, request)
  return secret ? findChallenge(context.db, kind, idOfSecret(secret), context.now()) : null
}
