import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { NonceContext } from '#app/components/ui/nonce.ts'

/** Pages are rendered to a string: loaders are fast, and it beats streaming (BENCHMARKS.md section 1). */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
) {
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>${page}`, { status, headers })
}

/** What a loader throws is logged by name only: a message may hold what was read. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return
  const name = error instanceof Error ? error.name : 'unknown'
  process.stderr.write(`${JSON.stringify({ level: 'error', at: new URL(request.url).pathname.split('/')[1], name, stack: stackOf(error) })}\n`)
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').slice(1, 6).join('\n') : undefined
}
