import type { User } from '#app/domain/identity/role.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit, StaleWrite } from '#db/commit.ts'
import { endSignInsOf } from '#db/sign-ins.ts'
import { findUser, saveUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'

/** Disables a person, who is signed out at once, or lets them in again. */
export async function changeState({ db, now }: Context, input: { userId: string; state: User['state']; by: string }) {
  const user = await findUser(db, input.userId)
  if (!user) return refuse('no-such-user')
  if (user.id === input.by) return refuse('not-yourself')
  const at = now()
  try {
    await commit(db, {
      writes: [
        saveUser({ ...user, state: input.state }),
        ...(input.state === 'disabled' ? [endSignInsOf(user.id, at)] : []),
      ],
      audit: [
        { what: input.state === 'disabled' ? 'user.disabled' : 'user.enabled', who: input.by, at, onId: user.id },
      ],
    })
  } catch (error) {
    if (error instanceof StaleWrite) return refuse('changed-meanwhile')
    throw error
  }
  return ok(null)
}
