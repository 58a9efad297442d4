import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { User } from '#app/domain/identity/role.ts'
import { afterFailure, isLocked } from '#app/domain/identity/sign-in.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { addSignIn, findAttempts, forgetAttempts, type StoredSignIn, saveAttempts } from '#db/sign-ins.ts'
import { findPasswordHash, findUser, findUserByEmail } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { newSecret } from './cookie.server.ts'

/** Argon2id at OWASP's recommended cost (Password Storage Cheat Sheet, 2025): 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** Compared against when there is no such user, so that the answer takes as long. */
const nobody = hash('nobody has this password, nobody at all', COST)

export type SignInRefusal = 'wrong' | 'locked'

/** Signs in by password. The same words and the same work for an unknown person, a wrong password and a disabled account. */
export async function beginSignIn(
  context: Context,
  input: { email: string; password: string; userAgent: string | null },
) {
  const { db, now } = context
  const at = now()
  const key = createHash('sha256').update(input.email.trim().toLowerCase()).digest('hex')
  const attempts = await findAttempts(db, key)
  if (isLocked(attempts, at)) {
    await commit(db, { writes: [], audit: [{ what: 'signin.refused', who: 'system', at, detail: { why: 'locked' } }] })
    return refuse('locked')
  }
  const user = await findUserByEmail(db, input.email)
  const stored = user ? await findPasswordHash(db, user.id) : null
  const isRight = await verify(stored ?? (await nobody), input.password.normalize('NFKC'))
  if (!user || !stored || !isRight || user.state !== 'active') {
    const next = afterFailure(attempts, at)
    const what = next.lockedUntil ? 'signin.locked' : 'signin.refused'
    await commit(db, { writes: [saveAttempts(key, next)], audit: [{ what, who: user?.id ?? 'system', at }] })
    return refuse(next.lockedUntil ? 'locked' : 'wrong')
  }
  const begun = await openSignIn(context, user, 'password', input.userAgent, key)
  return ok(begun)
}

/** Demo only: one click signs in as a person of the invented hospital. */
export async function beginDemoSignIn(context: Context, input: { userId: string; userAgent: string | null }) {
  if (context.settings.mode !== 'demo') return refuse('not-demo')
  const user = await findUser(context.db, input.userId)
  if (user?.state !== 'active') return refuse('no-such-user')
  return ok(await openSignIn(context, user, 'demo', input.userAgent, null))
}

async function openSignIn(
  { db, now }: Context,
  user: User,
  method: StoredSignIn['method'],
  userAgent: string | null,
  attemptsKey: string | null,
) {
  const at = now()
  const { secret, id } = newSecret()
  const signIn = { id, userId: user.id, method, userAgent: userAgent?.slice(0, 200) ?? null, begunAt: at, seenAt: at }
  await commit(db, {
    writes: [addSignIn(signIn), ...(attemptsKey ? [forgetAttempts(attemptsKey)] : [])],
    audit: [{ what: 'signin.begun', who: user.id, at, detail: { method } }],
  })
  return { user, secret }
}
