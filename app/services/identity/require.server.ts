import { redirect } from '@remix-run/node'
import { may, type Permission } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { checkSignIn, isWorthSeeing } from '#app/domain/identity/sign-in.ts'
import { commit } from '#db/commit.ts'
import { findSignIn, noteSeen } from '#db/sign-ins.ts'
import { findUser } from '#db/users.ts'
import { type Context, theContext } from '../context.server.ts'
import { idOfSecret, secretOf } from './cookie.server.ts'

/** The person of the request, or null. A sign-in that idled or aged out is nobody's. */
export async function findSignedIn(request: Request, context: Context = theContext()): Promise<User | null> {
  const secret = secretOf(context.settings, request)
  if (!secret) return null
  const signIn = await findSignIn(context.db, idOfSecret(secret))
  if (!signIn) return null
  const at = context.now()
  if (!checkSignIn(signIn, at).ok) return null
  const user = await findUser(context.db, signIn.userId)
  if (user?.state !== 'active') return null
  if (isWorthSeeing(signIn, at)) {
    await commit(context.db, {
      writes: [noteSeen(signIn.id, at)],
      audit: [{ what: 'signin.seen', who: user.id, at }],
    })
  }
  return user
}

/** The person of the request; else a redirect to the sign-in page that comes back here. */
export async function requireUser(request: Request, context: Context = theContext()): Promise<User> {
  const user = await findSignedIn(request, context)
  if (user) return user
  const url = new URL(request.url)
  const back = request.method === 'GET' ? `${url.pathname}${url.search}` : url.pathname
  throw redirect(`/sign-in?to=${encodeURIComponent(back.replace(/\.data$/, ''))}`)
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
