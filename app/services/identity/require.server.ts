import { redirect } from '@remix-run/node'
import { may, type Permission } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { type Context, theContext } from '../context.server.ts'
import { findLiveSignIn } from './live-sign-in.server.ts'

/** The person of the request, or null. A sign-in that idled or aged out, or still wants a second factor, is nobody's. */
export async function findSignedIn(request: Request, context: Context = theContext()): Promise<User | null> {
  const live = await findLiveSignIn(request, context)
  return live?.signIn.reach === 'full' ? live.user : null
}

/** Where this request wanted to go, for the way back. */
export function backOf(request: Request): string {
  const url = new URL(request.url)
  const back = request.method === 'GET' ? `${url.pathname}${url.search}` : url.pathname
  return back.replace(/\.data$/, '')
}

/** The person of the request; else a redirect to the sign-in page that comes back here. */
export async function requireUser(request: Request, context: Context = theContext()): Promise<User> {
  const live = await findLiveSignIn(request, context)
  if (live?.signIn.reach === 'full') return live.user
  throw redirect(`${live ? '/enrol' : '/sign-in'}?to=${encodeURIComponent(backOf(request))}`)
}

/** The person of the request if they may do this; else a page of status 403 that says so. */
export async function requireMay(
  request: Request,
  permission: Permission,
  context: Context = theContext(),
): Promise<User> {
  const user = await requireUser(request, context)
  if (!may(user, permission)) throw forbidden()
  return user
}

/** The same answer for "not yours" and "not there": a foreign record does not even show that it exists. */
export const notFound = (): Response => new Response('not-found', { status: 404, statusText: 'Not found' })
export const forbidden = (): Response => new Response('forbidden', { status: 403, statusText: 'Forbidden' })
