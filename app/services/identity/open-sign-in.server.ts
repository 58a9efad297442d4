import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { type SignInMethod, stepAfter } from '#app/domain/identity/access-policy.ts'
import type { User } from '#app/domain/identity/role.ts'
import { commit, type Write } from '#db/commit.ts'
import { findAuthenticator } from '#db/factors.ts'
import { listPasskeys } from '#db/passkeys.ts'
import { addSignIn, endSignIn, forgetAttempts } from '#db/sign-ins.ts'
import { findFirstPassword } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { limitsFor, readAccess } from './access-policy.server.ts'
import { attemptsKey } from './attempts.server.ts'
import { beginChallenge } from './challenge.server.ts'
import { newSecret } from './cookie.server.ts'
import { seal } from './seal.server.ts'

export type Passed = {
  method: SignInMethod
  userAgent: string | null
  /** What the same deed must also write: a step used up, a challenge taken. */
  writes?: Write[]
  also?: AuditEntry[]
  /** The session and token of the identity provider. */
  provider?: { session: string | null; idToken: string }
  /** The sign-in that this one takes the place of, when who is there confirmed it. */
  replaces?: string
}
/** "in" and "enrol" carry the secret of a sign-in, "ask-code" that of a challenge. */
export type Begun = { next: 'in' | 'ask-code' | 'enrol'; user: User; secret: string }

/** A first step has succeeded: the person is in, or a code is asked for, or a password of one's own or a second factor must be set up first. */
export async function passOn(context: Context, user: User, passed: Passed): Promise<Begun> {
  const authenticator = await findAuthenticator(context.db, user.id)
  const next = stepAfter(passed.method, {
    limits: limitsFor(context, user),
    hasCode: authenticator?.confirmedAt != null,
    hasPasskey: (await listPasskeys(context.db, user.id)).length > 0,
    trustsProvider: readAccess(context).trustsProvider,
    hasFirstPassword: (await findFirstPassword(context.db, user.id)) !== null,
  })
  if (next !== 'ask-code') return { next, user, secret: await openSignIn(context, user, passed, next) }
  const detail: Record<string, string> = { method: passed.method, replaces: passed.replaces ?? '' }
  if (passed.provider)
    Object.assign(detail, { session: passed.provider.session ?? '', idToken: passed.provider.idToken })
  return { next, user, secret: await beginChallenge(context, { kind: 'second-step', userId: user.id, detail }) }
}

/** A new secret at every sign-in: one that was planted before is never taken over. */
async function openSignIn(
  { db, now, settings }: Context,
  user: User,
  passed: Passed,
  next: 'in' | 'enrol',
): Promise<string> {
  const at = now()
  const { secret, id } = newSecret()
  const { method, provider, replaces } = passed
  const signIn = {
    id,
    userId: user.id,
    method,
    userAgent: passed.userAgent?.slice(0, 200) ?? null,
    begunAt: at,
    seenAt: at,
    reach: next === 'in' ? ('full' as const) : ('enrolling' as const),
    providerSession: provider?.session ?? null,
    idToken: provider ? seal(settings, 'id-token', id, Buffer.from(provider.idToken)) : null,
  }
  const writes = [addSignIn(signIn), forgetAttempts(attemptsKey(user.email)), ...(passed.writes ?? [])]
  if (replaces) writes.push(endSignIn(replaces, at))
  const what = replaces ? 'signin.confirmed' : 'signin.begun'
  await commit(db, { writes, audit: [{ what, who: user.id, at, detail: { method } }, ...(passed.also ?? [])] })
  return secret
}
