import type { RequestHandler } from 'express'

/**
 * Refuses (403) whatever could change something and does not come from our own pages: the Origin must be ours; where a browser sends
 * none, Sec-Fetch-Site must not say another site. Runs before Remix, which would answer 500 to a foreign POST.
 */
export function requireOwnOrigin(origin: string | null): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return next()
    const own = origin ?? `${request.protocol}://${request.get('host')}`
    const from = request.get('origin')
    const site = request.get('sec-fetch-site')
    const isOwn = from ? from === own : site === undefined || site === 'same-origin' || site === 'none'
    if (isOwn) return next()
    response
      .status(403)
      .type('text/plain')
      .send('This form was sent from another site, so nothing was changed. Open the portal and try again.\n')
  }
}
