import type { RequestHandler } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Per address: 600 pages and 120 changes a minute, 20 sign-in attempts a minute. Generous to a shared address, useless to a guesser. */
export function limits({ enabled }: { enabled: boolean }): RequestHandler {
  const pages = new RateLimiterMemory({ points: 3000, duration: 60 })
  const changes = new RateLimiterMemory({ points: 600, duration: 60 })
  const signIns = new RateLimiterMemory({ points: 30, duration: 60 })
  return (request, response, next) => {
    if (!enabled) return next()
    const isChange = request.method !== 'GET' && request.method !== 'HEAD'
    const isSignIn = isChange && request.path.startsWith('/sign-in')
    const limiter = isSignIn ? signIns : isChange ? changes : pages
    limiter.consume(request.ip ?? 'unknown').then(
      () => next(),
      () => {
        response.setHeader('retry-after', '60')
        response
          .status(429)
          .type('text/plain')
          .send('Too many requests from this address. Wait a minute and try again.\n')
      },
    )
  }
}
