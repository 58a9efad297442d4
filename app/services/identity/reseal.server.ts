import { commit } from '#db/commit.ts'
import { listAuthenticators, replaceSealedKey } from '#db/factors.ts'
import type { Context } from '../context.server.ts'
import { isSealedAnew, seal, unseal } from './seal.server.ts'

const PURPOSE = 'authenticator'

/**
 * After a change of the secret: seals with the new one what the one before sealed, and returns how many keys that were. What opens under
 * neither stays as it is. ID tokens are not sealed anew: they end with their sign-in, and open under either until then.
 */
export async function resealKeys({ db, now, settings }: Context): Promise<number> {
  if (!settings.secretBefore) return 0
  const writes = []
  for (const { userId, sealedKey } of await listAuthenticators(db)) {
    if (isSealedAnew(settings, PURPOSE, userId, sealedKey)) continue
    const key = unseal(settings, PURPOSE, userId, sealedKey)
    if (key) writes.push(replaceSealedKey(userId, sealedKey, seal(settings, PURPOSE, userId, key)))
  }
  if (writes.length > 0)
    await commit(db, {
      writes,
      audit: [{ what: 'factor.resealed', who: 'system', at: now(), detail: { keys: writes.length } }],
    })
  return writes.length
}
