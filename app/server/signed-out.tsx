import type { Request, RequestHandler, Response } from 'express'
import { renderToStaticMarkup } from 'react-dom/server'
import { mayShow, Rescue, type Typed } from '#app/components/ui/rescue.tsx'
import { SHEETS } from '#app/components/ui/sheets.ts'

/**
 * A form that arrives when its sign-in has ended would be sent to the sign-in page, and what was typed would be lost. Where it holds words,
 * a page of status 401 shows them in its place, with the way to sign in and to send it again. Stands right before Remix.
 */
export const keepWordsOfSignedOut: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') answerInPlace(request, response)
  next()
}

/** The largest form that is waited for, in bytes. */
const LARGEST = 2_000_000

function answerInPlace(request: Request, response: Response): void {
  const end = response.end.bind(response) as (...given: unknown[]) => Response
  response.end = ((...given: unknown[]) => {
    response.end = end as Response['end']
    if (!isSentToSignIn(response) || !(Number(request.get('content-length')) <= LARGEST)) return end(...given)
    whenRead(request, () => {
      const typed: Typed = response.locals.typed?.() ?? []
      if (!mayShow(typed) || !holdsWords(typed)) return end(...given)
      const signIn = String(response.getHeader('location'))
      response.removeHeader('location')
      response.status(401).type('html')
      response.statusMessage = 'Unauthorized'
      return end(pageOf({ typed, signIn, action: request.originalUrl, requestId: response.locals.requestId }))
    })
    return response
  }) as Response['end']
}

/** The redirect may come before the form has: its rest is read on, whoever else stopped reading. */
function whenRead(request: Request, then: () => void): void {
  if (request.readableEnded) {
    then()
    return
  }
  let isDone = false
  const once = () => {
    if (!isDone) then()
    isDone = true
  }
  request.once('end', once).once('close', once)
  request.on('pause', () => setImmediate(() => request.resume()))
  request.resume()
}

/** The way of who is not signed in; a sign-in that failed, or a sign-out, goes elsewhere. */
const isSentToSignIn = (response: Response): boolean =>
  response.statusCode === 302 && String(response.getHeader('location')).startsWith('/sign-in?to=')

const holdsWords = (typed: Typed): boolean => typed.some(({ value }) => /\S\s+\S/.test(value))

function pageOf(props: { typed: Typed; signIn: string; action: string; requestId: string }): string {
  return `<!doctype html>${renderToStaticMarkup(<Rescue trouble="signed-out" styles={SHEETS} {...props} />)}`
}
