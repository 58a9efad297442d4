import { verify } from '@node-rs/argon2'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findAuthenticator } from '#db/factors.ts'
import { listPasskeys } from '#db/passkeys.ts'
import { findPasswordHash } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { attemptsKey, countFailure, isLockedOut } from './attempts.server.ts'
import type { LiveSignIn } from './live-sign-in.server.ts'
import { passOn } from './open-sign-in.server.ts'
import { passByCode } from './second-step.server.ts'

/** By what this person can show that it is still them. */
export async function waysToConfirm({ db, settings }: Context, { user, signIn }: LiveSignIn) {
  const [hash, authenticator, passkeys] = await Promise.all([
    findPasswordHash(db, user.id),
    findAuthenticator(db, user.id),
    listPasskeys(db, user.id),
  ])
  return {
    name: user.name,
    password: hash !== null,
    code: authenticator?.confirmedAt != null,
    passkey: passkeys.length > 0,
    oneClick: settings.mode === 'demo' && signIn.method === 'demo',
    provider: signIn.method === 'sso' && settings.oidc ? settings.oidc.name : null,
  }
}

type Given = { deed: 'password' | 'code' | 'one-click'; password: string; code: string; userAgent: string | null }

/** Confirms who is there. The sign-in is replaced by a new one with a new secret; failures count as at signing in. */
export async function confirm(context: Context, { user, signIn }: LiveSignIn, given: Given) {
  const { userAgent } = given
  const replaces = { userAgent, replaces: signIn.id }
  if (given.deed === 'one-click') {
    if (context.settings.mode !== 'demo' || signIn.method !== 'demo') return refuse('not-demo')
    return ok(await passOn(context, user, { method: 'demo', ...replaces }))
  }
  if (given.deed === 'code') return passByCode(context, user, given.code, replaces)
  const key = attemptsKey(user.email)
  if (await isLockedOut(context, key)) return refuse('locked')
  const stored = await findPasswordHash(context.db, user.id)
  const isRight = stored !== null && (await verify(stored, given.password.normalize('NFKC')))
  if (!isRight) return countFailure(context, key, user.id)
  return ok(await passOn(context, user, { method: 'password', ...replaces }))
}
