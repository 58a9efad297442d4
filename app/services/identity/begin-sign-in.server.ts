import { hash, verify } from '@node-rs/argon2'
import { isFirstOver } from '#app/domain/identity/password.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findFirstPassword, findPasswordHash, findUser, findUserByEmail } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { attemptsKey, countFailure, isLockedOut } from './attempts.server.ts'
import { passOn } from './open-sign-in.server.ts'

/** Argon2id at OWASP's recommended cost (Password Storage Cheat Sheet, 2025): 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** Compared against when there is no such user, so that the answer takes as long. */
const nobody = hash('nobody has this password, nobody at all', COST)

export type SignInRefusal = 'wrong' | 'locked' | 'first-over'

/** Signs in by password. The same words and the same work for an unknown person, a wrong password and a disabled account. */
export async function beginSignIn(
  context: Context,
  input: { email: string; password: string; userAgent: string | null },
) {
  const { db } = context
  const key = attemptsKey(input.email)
  if (await isLockedOut(context, key)) return refuse('locked')
  const user = await findUserByEmail(db, input.email)
  const stored = user ? await findPasswordHash(db, user.id) : null
  const isRight = await verify(stored ?? (await nobody), input.password.normalize('NFKC'))
  if (!user || !stored || !isRight || user.state !== 'active') return countFailure(context, key, user?.id ?? null)
  const first = await findFirstPassword(db, user.id)
  if (first && isFirstOver(first.setAt, context.now())) return refuse('first-over')
  return ok(await passOn(context, user, { method: 'password', userAgent: input.userAgent }))
}

/** Demo only: one click signs in as a person of the invented hospital. */
export async function beginDemoSignIn(context: Context, input: { userId: string; userAgent: string | null }) {
  if (context.settings.mode !== 'demo') return refuse('not-demo')
  const user = await findUser(context.db, input.userId)
  if (user?.state !== 'active') return refuse('no-such-user')
  return ok(await passOn(context, user, { method: 'demo', userAgent: input.userAgent }))
}
