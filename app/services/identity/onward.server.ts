import { redirect } from '@remix-run/node'
import { ownPath } from '#app/domain/shared/path.ts'
import type { Context } from '../context.server.ts'
import { clearedStepCookie, cookieOf, stepCookieOf } from './cookie.server.ts'
import type { Begun } from './open-sign-in.server.ts'

/** Where a successful step leads, with the cookie that says so: on to the page, to the second step, or to setting one up. */
export function onward({ settings }: Context, begun: Begun, to: string | undefined): Response {
  const headers = new Headers()
  const back = ownPath(to)
  if (begun.next === 'ask-code') {
    headers.append('set-cookie', stepCookieOf(settings, begun.secret))
    return redirect(`/sign-in/code?to=${encodeURIComponent(back)}`, { headers })
  }
  headers.append('set-cookie', cookieOf(settings, begun.secret))
  headers.append('set-cookie', clearedStepCookie(settings))
  return redirect(begun.next === 'enrol' ? `/enrol?to=${encodeURIComponent(back)}` : back, { headers })
}

/** A challenge for the script of a page: what the browser's passkeys need, and the cookie that waits for their answer. */
export function challengeResponse({ settings }: Context, begun: { options: unknown; secret: string }): Response {
  return Response.json(begun.options, { headers: { 'set-cookie': stepCookieOf(settings, begun.secret) } })
}
