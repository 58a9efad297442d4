import type { Served } from './served.ts'

export type Visitor = {
  /** "name=secret", empty before sign-in. */
  cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

/** A browser without a screen: keeps its cookie, follows nothing, sends the Origin of the portal's own pages. */
export function aVisitor(served: Pick<Served, 'origin'>, cookie = ''): Visitor {
  const visitor: Visitor = {
    cookie,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: served.origin, ...headers },
      }),
  }
  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const headers = visitor.cookie ? { cookie: visitor.cookie, ...init.headers } : init.headers
    const response = await fetch(`${served.origin}${path}`, { ...init, headers, redirect: 'manual' })
    const given = response.headers.getSetCookie()[0]?.split(';')[0]
    if (given) visitor.cookie = given.endsWith('=') ? '' : given
    return response
  }
  return visitor
}

/** Signs in by the demo's one click as the person whose button bears these words. */
export async function signedIn(served: Pick<Served, 'origin'>, words: string): Promise<Visitor> {
  const visitor = aVisitor(served)
  const page = await (await visitor.get('/sign-in')).text()
  const id = demoUserOf(page, words)
  const response = await visitor.post('/sign-in', { demoUser: id, to: '/' })
  if (response.status !== 302 || visitor.cookie === '')
    throw new Error(`${words} could not sign in: ${response.status}`)
  return visitor
}

/** The value of the button (or hidden field) that stands nearest before these words. */
export function demoUserOf(page: string, words: string): string {
  const at = page.indexOf(words)
  const ids = [
    ...page.slice(0, at).matchAll(/name="demoUser"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="demoUser"/g),
  ]
  const id = ids.at(-1)?.slice(1).find(Boolean)
  if (at < 0 || !id) throw new Error(`The sign-in page shows no "${words}".`)
  return id
}
