import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { removeAuthenticator, removeRecoveryCodes } from '#db/factors.ts'
import { removePasskeysOf } from '#db/passkeys.ts'
import { endSignInsOf } from '#db/sign-ins.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'

/** For who lost everything: an administrator takes all second factors away, and whoever is signed in as the person is signed out. */
export async function resetFactors({ db, now }: Context, input: { userId: string; by: string }) {
  const user = await findUser(db, input.userId)
  if (!user) return refuse('no-such-user')
  if (user.id === input.by) return refuse('not-yourself')
  const at = now()
  await commit(db, {
    writes: [
      removeAuthenticator(user.id),
      removeRecoveryCodes(user.id),
      removePasskeysOf(user.id),
      endSignInsOf(user.id, at),
    ],
    audit: [{ what: 'factor.reset', who: input.by, at, onId: user.id }],
  })
  return ok(user)
}
