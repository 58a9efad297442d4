import type { RequestHandler } from 'express'

const PAGES = ['GET', 'HEAD', 'POST', 'OPTIONS']

/** Pages are read and forms are posted; only the door of directories (SCIM) knows more. Whatever else is asked is the asker's mistake: 405. */
export const requireKnownMethod: RequestHandler = (request, response, next) => {
  if (PAGES.includes(request.method) || request.path.startsWith('/scim/')) return next()
  response.status(405).set('allow', PAGES.join(', ')).type('text/plain').send('That cannot be done here.\n')
}
