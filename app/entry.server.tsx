import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import base from '#app/components/ui/base.css?url'
import furniture from '#app/components/ui/furniture.css?url'
import { NonceContext } from '#app/components/ui/nonce.ts'
import { mayShow, Rescue, type Typed } from '#app/components/ui/rescue.tsx'
import tokens from '#app/components/ui/tokens.css?url'

/**
 * Pages are rendered to a string: loaders are fast, and it beats streaming (BENCHMARKS.md section 1). Single fetch would stream the
 * loaders' data through suspended components, which a string leaves out; so the data is read first and put behind the page.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const { nonce } = context
  const typed = status === 500 && request.method === 'POST' ? (context.typed?.() ?? []) : []
  if (mayShow(typed)) return rescue(request, headers, typed, context)
  const data = remix.serverHandoffStream ? await readAll(remix.serverHandoffStream) : ''
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={{ ...remix, serverHandoffStream: undefined }} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  )
  const script = `<script nonce="${nonce}">window.__remixContext?.streamController.enqueue(${inScript(data)});window.__remixContext?.streamController.close()</script>`
  const end = page.lastIndexOf('</body>')
  headers.set('content-type', 'text/html; charset=utf-8')
  // As bytes: a string is looked through for halves of letters once more on its way out.
  return new Response(Buffer.from(`<!doctype html>${page.slice(0, end)}${script}${page.slice(end)}`), {
    status,
    headers,
  })
}

function rescue(request: Request, headers: Headers, typed: Typed, { isFull, requestId }: AppLoadContext): Response {
  const { pathname, search } = new URL(request.url)
  const page = renderToString(
    <Rescue
      typed={typed}
      action={pathname + search}
      trouble={isFull ? 'full' : 'outage'}
      requestId={requestId}
      styles={[tokens, base, furniture]}
    />,
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>${page}`, { status: isFull ? 507 : 500, headers })
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text()
}

/** A text as a JavaScript string that can stand inside a script element. */
function inScript(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'SQLITE_IOERR_WRITE'])

/** A request that no page takes, such as a post to a page without forms: the asker's mistake, and no error of ours. */
const isAskersMistake = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status < 500

/** What a loader throws is logged by name and place only: a message may hold what was read. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (error instanceof Error && 'code' in error && FULL.has(String(error.code))) context.isFull = true
  if (request.signal.aborted || isAskersMistake(error)) return
  const name = error instanceof Error ? error.name : 'unknown'
  const stack =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .filter((line) => line.startsWith('    at '))
          .slice(0, 5)
      : []
  process.stderr.write(
    `${JSON.stringify({ level: 'error', at: new URL(request.url).pathname.split('/')[1], name, stack })}\n`,
  )
}
