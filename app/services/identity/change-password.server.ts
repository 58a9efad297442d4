import { verify } from '@node-rs/argon2'
import { checkPassword } from '#app/domain/identity/password.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { endSignInsOf } from '#db/sign-ins.ts'
import { findPasswordHash, savePassword } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { attemptsKey, countFailure, isLockedOut } from './attempts.server.ts'
import { hashPassword } from './begin-sign-in.server.ts'
import { idOfSecret, secretOf } from './cookie.server.ts'

/** Sets a new password; whoever else was signed in as this person is signed out. */
export async function changePassword(
  context: Context,
  request: Request,
  input: { user: User; current: string; next: string },
) {
  const { db, now, settings } = context
  const key = attemptsKey(input.user.email)
  if (await isLockedOut(context, key)) return refuse('locked')
  const secret = secretOf(settings, request)
  const stored = await findPasswordHash(db, input.user.id)
  if (stored && !(await verify(stored, input.current.normalize('NFKC')))) {
    await countFailure(context, key, input.user.id)
    return refuse('wrong-current')
  }
  const checked = checkPassword(input.next, input.user)
  if (!checked.ok) return checked
  const at = now()
  await commit(db, {
    writes: [
      savePassword(input.user.id, await hashPassword(checked.value), at),
      endSignInsOf(input.user.id, at, secret ? idOfSecret(secret) : ''),
    ],
    audit: [{ what: 'user.password-set', who: input.user.id, at, onId: input.user.id }],
  })
  return ok(null)
}
