import { redirect } from '@remix-run/node'
import { limitsOf } from '#app/domain/identity/access-policy.ts'
import type { User } from '#app/domain/identity/role.ts'
import { checkSignIn, isFresh, isLongPause, isWorthSeeing } from '#app/domain/identity/sign-in.ts'
import { commit } from '#db/commit.ts'
import { findSignIn, noteSeen, type StoredSignIn } from '#db/sign-ins.ts'
import { findUser } from '#db/users.ts'
import { type Context, theContext } from '../context.server.ts'
import { readAccess } from './access-policy.server.ts'
import { idOfSecret, secretOf } from './cookie.server.ts'

export type LiveSignIn = { signIn: StoredSignIn; user: User }

/** The sign-in of this browser if it is still good, and whose it is. Changes nothing. */
export async function peekSignIn(request: Request, context: Context): Promise<LiveSignIn | null> {
  const secret = secretOf(context.settings, request)
  const signIn = secret ? await findSignIn(context.db, idOfSecret(secret)) : null
  const user = signIn ? await findUser(context.db, signIn.userId) : null
  if (!signIn || user?.state !== 'active') return null
  return checkSignIn(signIn, context.now(), limitsOf(readAccess(context), user)).ok ? { signIn, user } : null
}

/** True of what a page asks for by itself, as a list that follows along does: it does not show that anybody sits there. */
const isOfPageItself = ({ method, headers }: Request): boolean =>
  method === 'GET' && headers.get('sec-fetch-dest') === 'empty'

/**
 * The same, and notes that the person was seen; a long pause is kept in mind until they confirm who they are. Whoever is busy on a page
 * that follows along by itself is told of by `/seen`.
 */
export async function findLiveSignIn(request: Request, context: Context = theContext()): Promise<LiveSignIn | null> {
  const live = await peekSignIn(request, context)
  if (!live) return null
  const at = context.now()
  const { signIn, user } = live
  const isStale = signIn.isStale || isLongPause(signIn, at, readAccess(context).stepUpMinutes)
  if (isWorthSeeing(signIn, at) && !isOfPageItself(request)) {
    await commit(context.db, {
      writes: [noteSeen(signIn.id, at, isStale)],
      audit: [{ what: 'signin.seen', who: user.id, at }],
    })
  }
  return { signIn: { ...signIn, isStale }, user }
}

/** The live sign-in of this browser; else a redirect to the sign-in page, or to setting up what the role requires. */
export async function requireLive(request: Request, context: Context): Promise<LiveSignIn> {
  const live = await findLiveSignIn(request, context)
  if (live?.signIn.reach === 'full') return live
  throw redirect(live ? '/enrol' : '/sign-in')
}

/** For a signature: after a long pause the person confirms who they are, and comes back to `to`. */
export async function mustConfirm(request: Request, context: Context): Promise<boolean> {
  const live = await findLiveSignIn(request, context)
  return live?.signIn.isStale ?? true
}

/** For a change of what one signs in with: the sign-in must be minutes old, or be confirmed first. */
export async function requireFresh(request: Request, context: Context, to: string): Promise<LiveSignIn> {
  const live = await findLiveSignIn(request, context)
  if (!live) throw redirect(`/sign-in?to=${encodeURIComponent(to)}`)
  if (live.signIn.reach === 'enrolling' || isFresh(live.signIn, context.now())) return live
  throw redirect(`/confirm?to=${encodeURIComponent(to)}`)
}
