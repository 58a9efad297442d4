import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { readCode } from '#app/domain/identity/one-time-code.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { type Challenge, takeChallenge } from '#db/challenges.ts'
import { StaleWrite, type Write } from '#db/commit.ts'
import { findAuthenticator, takeRecoveryCode, takeStep } from '#db/factors.ts'
import { listPasskeys } from '#db/passkeys.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { attemptsKey, countFailure, isLockedOut } from './attempts.server.ts'
import { hashRecoveryCode, stepOfCode } from './one-time-code.server.ts'
import { type Passed, passOn } from './open-sign-in.server.ts'
import { unseal } from './seal.server.ts'

type Proof = { writes: Write[]; also: AuditEntry[] }

/** What must be written for this code to have counted; null when it is none of the person's. */
async function proofOf(context: Context, user: User, typed: string): Promise<Proof | null> {
  const at = context.now()
  const code = readCode(typed)
  if (code === null) return null
  if (code.kind === 'recovery') {
    const also: AuditEntry[] = [{ what: 'factor.code-used', who: user.id, at, onId: user.id }]
    return { writes: [takeRecoveryCode(user.id, hashRecoveryCode(user.id, code.value), at)], also }
  }
  const kept = await findAuthenticator(context.db, user.id)
  const key = kept?.confirmedAt ? unseal(context.settings, 'authenticator', user.id, kept.sealedKey) : null
  const step = key && kept ? stepOfCode(key, code.value, at, kept.lastStep) : null
  return step === null ? null : { writes: [takeStep(user.id, step)], also: [] }
}

/** Lets a person on by a code of the app or a recovery code. A code counts once, in a race too; failures are counted with those of passwords. */
export async function passByCode(context: Context, user: User, typed: string, passed: Omit<Passed, 'method'>) {
  const key = attemptsKey(user.email)
  if (await isLockedOut(context, key)) return refuse('locked')
  const proof = await proofOf(context, user, typed)
  if (!proof) return countFailure(context, key, user.id, 'code')
  try {
    const writes = [...proof.writes, ...(passed.writes ?? [])]
    return ok(await passOn(context, user, { ...passed, method: 'totp', writes, also: proof.also }))
  } catch (error) {
    if (error instanceof StaleWrite) return countFailure(context, key, user.id, 'code')
    throw error
  }
}

/** The second step of a sign-in that a password or the identity provider began. */
export async function takeSecondStep(
  context: Context,
  challenge: Challenge,
  input: { code: string; userAgent: string | null },
) {
  const user = challenge.userId ? await findUser(context.db, challenge.userId) : null
  if (user?.state !== 'active') return refuse('wrong')
  const passed = { userAgent: input.userAgent, writes: [takeChallenge(challenge.id)], ...carriedBy(challenge) }
  return passByCode(context, user, input.code, passed)
}

/** What the first step left for the sign-in that the second one opens. */
export function carriedBy({ detail }: Challenge): Pick<Passed, 'provider' | 'replaces'> {
  const { idToken, session, replaces } = detail
  return {
    ...(idToken ? { provider: { session: session || null, idToken } } : {}),
    ...(replaces ? { replaces } : {}),
  }
}

/** What the second step can be shown by. */
export async function readSecondStep({ db }: Context, { userId }: Challenge) {
  const hasCode = userId ? (await findAuthenticator(db, userId))?.confirmedAt != null : false
  const hasPasskey = userId ? (await listPasskeys(db, userId)).length > 0 : false
  return { hasCode, hasPasskey }
}
