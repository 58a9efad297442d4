import { createHash, randomBytes } from 'node:crypto'
import type { User } from '#app/domain/identity/role.ts'
import { type Context, replaceContext } from '#app/services/context.server.ts'
import { commit } from '#db/commit.ts'
import { addSignIn } from '#db/sign-ins.ts'
import { addUser, findUser } from '#db/users.ts'

/** Signs a person in (adding them when they are new), makes the context the process's own, and returns the cookie of their browser. */
export async function signedInAs(context: Context, user: User): Promise<string> {
  replaceContext(context)
  const secret = randomBytes(32).toString('base64url')
  const at = context.now()
  const isNew = (await findUser(context.db, user.id)) === null
  const signIn = addSignIn({
    id: createHash('sha256').update(secret).digest('hex'),
    userId: user.id,
    method: 'password',
    begunAt: at,
    seenAt: at,
  })
  await commit(context.db, {
    writes: [...(isNew ? [addUser(user)] : []), signIn],
    audit: [{ what: 'signin.begun', who: user.id, at }],
  })
  return `addendum=${secret}`
}

type Form = Record<string, string | string[]>

/** A request as a browser sends it: GET, or POST when there is a form. */
export function aRequest(path: string, { cookie, form }: { cookie?: string; form?: Form } = {}): Request {
  const headers = new Headers(cookie ? { cookie } : {})
  if (!form) return new Request(`http://portal.test${path}`, { headers })
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
  return new Request(`http://portal.test${path}`, { method: 'POST', headers, body })
}

/** Calls a loader or an action; returns its status and body whether it returned or threw a Response. */
export async function statusOf(
  call: () => unknown,
): Promise<{ status: number; location: string | null; value: unknown }> {
  try {
    return described(await call())
  } catch (thrown) {
    if (thrown instanceof Response) return described(thrown)
    throw thrown
  }
}

function described(value: unknown): { status: number; location: string | null; value: unknown } {
  if (value instanceof Response) return { status: value.status, location: value.headers.get('location'), value: null }
  const init =
    typeof value === 'object' && value !== null && 'init' in value ? (value.init as ResponseInit | null) : null
  const data = typeof value === 'object' && value !== null && 'data' in value && 'init' in value ? value.data : value
  return { status: init?.status ?? 200, location: null, value: data }
}
