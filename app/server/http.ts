import type { ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Context } from '#app/services/context.server.ts'
import { isReady } from '#app/services/health.server.ts'
import { headers } from './headers.ts'
import { readLeftOver } from './left-over.ts'
import { limits } from './limits.ts'
import { requireKnownMethod } from './methods.ts'
import { type Metrics, metricsDoor } from './metrics.ts'
import { requireOwnOrigin } from './origin.ts'
import { keepWordsOfSignedOut } from './signed-out.tsx'
import { keepTyped } from './typed.ts'
import { worklistDoor } from './worklist-door.tsx'

export type Health = { draining: boolean }

/** The web server: everything that must be true of every response stands here, before Remix. */
export function createApp(
  context: Context,
  build: ServerBuild,
  { log, health, metrics }: { log: Logger; health: Health; metrics: Metrics },
): Express {
  const { settings } = context
  const secure = settings.origin?.startsWith('https://') ?? false
  const app = express()
  app.disable('x-powered-by')
  // Pages are `no-store`: a hash of each for a browser's later question would be asked by none.
  app.disable('etag')
  app.set('trust proxy', settings.trustProxy)
  app.use(...headers({ secure, provider: settings.oidc ? new URL(settings.oidc.issuer).origin : null }))
  app.use(readLeftOver, metrics.watch, logged(log, health))
  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  app.get('/readyz', (_request, response) => {
    const ready = !health.draining && isReady(context)
    response.status(ready ? 200 : 503).json({ ready })
  })
  app.get('/metrics', metricsDoor(metrics, settings.metricsToken))
  app.use(compression())
  const assets = resolve('build/client')
  app.use('/assets', express.static(`${assets}/assets`, { setHeaders: kept('public, max-age=31536000, immutable') }))
  app.use(filesAlone(express.static(assets, { index: false, setHeaders: kept('public, max-age=3600') })))
  app.use(limits({ enabled: settings.mode === 'production' }))
  app.use(requireKnownMethod)
  app.use(requireOwnOrigin(settings.origin))
  if (settings.origin) app.use(atOwnHost(new URL(settings.origin).host))
  app.get('/worklist', worklistDoor(context))
  app.use(keepWordsOfSignedOut)
  app.use(keepTyped)
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (_request, { locals }) => ({
        nonce: locals.nonce,
        requestId: locals.requestId,
        typed: locals.typed,
      }),
    }),
  )
  app.use(sayTrouble(log))
  return app
}

/** One line a request; while draining each reply asks its browser to come again over a new connection, which the successor takes. */
function logged(log: Logger, health: Health): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    if (health.draining) response.setHeader('connection', 'close')
    response.on('finish', () => {
      const ms = Math.round(performance.now() - begun)
      const { requestId: id, traceId } = response.locals
      const trace = traceId ? { trace: traceId } : {}
      log.info({ id, ...trace, method: request.method, status: response.statusCode, ms })
    })
    next()
  }
}

/** A page's address has no dot: the disk is not asked for it. */
function filesAlone(serve: RequestHandler): RequestHandler {
  return (request, response, next) => (request.path.includes('.') ? serve(request, response, next) : next())
}

/** In place of the pages' own `no-store`, which the static server would leave standing. */
const kept = (control: string) => (response: ServerResponse) => void response.setHeader('cache-control', control)

/** Pages are those of the address in the settings, whatever Host a proxy passes on: Remix would answer 500 to a form that came by another. */
function atOwnHost(host: string): RequestHandler {
  return (request, _response, next) => {
    request.headers.host = host
    delete request.headers['x-forwarded-host']
    next()
  }
}

/** The last resort: a sentence with the request id, never a stack. */
function sayTrouble(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (error instanceof URIError && !response.headersSent) {
      response.status(400).type('text/plain').send('That address cannot be read.\n')
      return
    }
    log.error({ id: response.locals.requestId, name: error instanceof Error ? error.name : 'unknown' })
    if (response.headersSent) return next(error)
    response
      .status(500)
      .type('text/plain')
      .send(
        `Something went wrong on our side. Nothing was changed. If it happens again, give this number: ${response.locals.requestId}\n`,
      )
  }
}
