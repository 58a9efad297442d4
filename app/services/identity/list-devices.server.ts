import { checkSignIn } from '#app/domain/identity/sign-in.ts'
import { listSignIns } from '#db/sign-ins.ts'
import type { Context } from '../context.server.ts'
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

/** The live sign-ins of a person, this one marked. */
export async function listDevices({ db, now, settings }: Context, request: Request, userId: string) {
  const secret = secretOf(settings, request)
  const own = secret ? idOfSecret(secret) : ''
  const live = (await listSignIns(db, userId)).filter((signIn) => checkSignIn(signIn, now()).ok)
  return live.map(({ id, userAgent, begunAt, seenAt }) => ({
    id: id.slice(0, 12),
    what: sayUserAgent(userAgent),
    begunAt,
    seenAt,
    isThis: id === own,
  }))
}
