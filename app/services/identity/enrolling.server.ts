import { redirect } from '@remix-run/node'
import { ownPath } from '#app/domain/shared/path.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { findAuthenticator } from '#db/factors.ts'
import { listPasskeys } from '#db/passkeys.ts'
import type { Context } from '../context.server.ts'
import { findLiveSignIn, type LiveSignIn } from './live-sign-in.server.ts'
import { passOn } from './open-sign-in.server.ts'

/** Who must set up a second factor before anything else. Who has one already is sent on. */
export async function requireEnrolling(request: Request, context: Context): Promise<LiveSignIn> {
  const live = await findLiveSignIn(request, context)
  if (!live) throw redirect('/sign-in')
  if (live.signIn.reach === 'full') throw redirect(ownPath(new URL(request.url).searchParams.get('to')))
  return live
}

/** Lets in who has set a factor up: whoever else was setting one up was signed out as the factor was kept. */
export async function finishEnrolling(context: Context, { user, signIn }: LiveSignIn, userAgent: string | null) {
  const hasCode = (await findAuthenticator(context.db, user.id))?.confirmedAt != null
  const hasPasskey = (await listPasskeys(context.db, user.id)).length > 0
  if (!hasCode && !hasPasskey) return refuse('no-factor')
  return ok(await passOn(context, user, { method: hasCode ? 'totp' : 'passkey', userAgent, replaces: signIn.id }))
}
