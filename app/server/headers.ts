import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

type Doors = {
  secure: boolean /** The origin of the identity provider, where there is one. */
  provider?: string | null
}

/** The policy of every response, errors included: scripts and styles of our own with this response's nonce, nothing else. */
export function policyOf(nonce: string, { secure, provider }: Doors): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // Signing out ends at the identity provider: browsers hold the redirect of a form to this list too.
    `form-action 'self'${provider ? ` ${provider}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Sets the nonce, the request id, the policy and the other headers. Pages are `no-store`: they show PHI or lead to it. */
export function headers({ secure, provider }: Doors): RequestHandler[] {
  const others = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // Not no-referrer: browsers then send `Origin: null` with our own forms. To other sites nothing is told either way.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  const own: RequestHandler = (request, response, next) => {
    const nonce = randomBytes(16).toString('base64')
    const given = request.get('x-request-id')
    response.locals.nonce = nonce
    response.locals.requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomBytes(8).toString('hex')
    response.locals.traceId = traceIdOf(request.get('traceparent'))
    response.setHeader('content-security-policy', policyOf(nonce, { secure, provider }))
    response.setHeader('x-request-id', response.locals.requestId)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    next()
  }
  return [others, own]
}

/** The trace that a proxy began (W3C Trace Context, version 00), for the log; null when it is not well-formed. */
export function traceIdOf(traceparent: string | undefined): string | null {
  const id = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? '')?.[1]
  return id && !/^0+$/.test(id) ? id : null
}
