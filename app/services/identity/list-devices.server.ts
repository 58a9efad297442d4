import type { User } from '#app/domain/identity/role.ts'
import { checkSignIn } from '#app/domain/identity/sign-in.ts'
import { commit } from '#db/commit.ts'
import { endSignIn, listSignIns } from '#db/sign-ins.ts'
import type { Context } from '../context.server.ts'
import { limitsFor } from './access-policy.server.ts'
import { idOfSecret, secretOf } from './cookie.server.ts'

/** "Firefox on Windows": as much of a user agent as helps to tell devices apart. */
export function sayUserAgent(agent: string | null): string {
  if (!agent) return 'Unknown device'
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'Browser'
  const system = /iPhone|iPad/.test(agent)
    ? 'iOS'
    : /Android/.test(agent)
      ? 'Android'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : 'an unknown system'
  return `${browser} on ${system}`
}

/** Enough of an id to name a device on a page; the whole would say what the table keeps. */
const handleOf = (id: string): string => id.slice(0, 12)

/** Signs one device of a person out. */
export async function endDevice({ db, now }: Context, user: User, handle: string): Promise<void> {
  const at = now()
  const device = (await listSignIns(db, user.id)).find(({ id }) => handleOf(id) === handle)
  if (!device) return
  await commit(db, {
    writes: [endSignIn(device.id, at)],
    audit: [{ what: 'signin.device-ended', who: user.id, at, onId: user.id }],
  })
}

/** The live sign-ins of a person, this one marked. */
export async function listDevices(context: Context, request: Request, user: User) {
  const { db, now, settings } = context
  const secret = secretOf(settings, request)
  const own = secret ? idOfSecret(secret) : ''
  const limits = limitsFor(context, user)
  const live = (await listSignIns(db, user.id)).filter((signIn) => checkSignIn(signIn, now(), limits).ok)
  return live.map(({ id, userAgent, begunAt, seenAt, method }) => ({
    id: handleOf(id),
    what: sayUserAgent(userAgent),
    method,
    begunAt,
    seenAt,
    isThis: id === own,
  }))
}
