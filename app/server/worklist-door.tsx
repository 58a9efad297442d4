import type { Request as Asked, RequestHandler } from 'express'
import { renderToStaticMarkup } from 'react-dom/server'
import worklistCss from '#app/components/encounter/worklist.css?url'
import { WORKLIST_TITLE, WorklistView } from '#app/components/encounter/worklist-view.tsx'
import { AutoLogOff } from '#app/components/identity/auto-log-off.tsx'
import { PlainDocument } from '#app/components/ui/plain-document.tsx'
import { may } from '#app/domain/identity/permission.ts'
import type { Context } from '#app/services/context.server.ts'
import { readWorklist } from '#app/services/encounter/read-worklist.server.ts'
import { frameFor } from '#app/services/identity/frame.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

/**
 * The work list for who may see it, without the router's way to a page, which costs more than the list. It knows one case: whatever
 * else there is (no sign-in, no permission, a redirect, a failure) is left to the route, which decides and says it.
 */
export function worklistDoor(context: Context): RequestHandler {
  return (request, response, next) => {
    pageFor(context, request, response.locals.nonce).then(
      (page) => (page === null ? next() : void response.type('html').send(page)),
      () => next(),
    )
  }
}

async function pageFor(context: Context, asked: Asked, nonce: string): Promise<string | null> {
  const url = new URL(asked.originalUrl, `${asked.protocol}://${asked.get('host')}`)
  const user = await requireMay(
    new Request(url, { headers: { cookie: asked.get('cookie') ?? '' } }),
    'worklist.view',
    context,
  )
  const maySeeWeight = may(user, 'payment.view')
  if (maySeeWeight && url.searchParams.get('sort') === 'value') return null
  const list = { ...(await readWorklist(context, user, url.searchParams)), maySeeWeight }
  const frame = frameFor(context, user, url.pathname)
  const document = (
    <PlainDocument title={WORKLIST_TITLE} sheets={[worklistCss]} frame={frame} nonce={nonce}>
      <WorklistView list={list} search={url.search} />
      <AutoLogOff idleMinutes={frame.idleMinutes} />
    </PlainDocument>
  )
  return `<!doctype html>${renderToStaticMarkup(document)}`
}
