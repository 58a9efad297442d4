import { verify } from '@node-rs/argon2'
import { redirect } from '@remix-run/node'
import { checkPassword } from '#app/domain/identity/password.ts'
import type { User } from '#app/domain/identity/role.ts'
import { ownPath } from '#app/domain/shared/path.ts'
import { ok, refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { findAuthenticator } from '#db/factors.ts'
import { listPasskeys } from '#db/passkeys.ts'
import { endSignInsOf } from '#db/sign-ins.ts'
import { findFirstPassword, findPasswordHash, savePassword } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { limitsFor } from './access-policy.server.ts'
import { hashPassword } from './begin-sign-in.server.ts'
import { findLiveSignIn, type LiveSignIn } from './live-sign-in.server.ts'
import { passOn } from './open-sign-in.server.ts'

/** Who must choose a password of their own or set up a second factor before anything else. Others are sent on. */
export async function requireEnrolling(request: Request, context: Context): Promise<LiveSignIn> {
  const live = await findLiveSignIn(request, context)
  if (!live) throw redirect('/sign-in')
  if (live.signIn.reach === 'full') throw redirect(ownPath(new URL(request.url).searchParams.get('to')))
  return live
}

/** Lets in who has done so: whoever else was setting one up was signed out as the factor was kept. */
export async function finishEnrolling(context: Context, { user, signIn }: LiveSignIn, userAgent: string | null) {
  if (await findFirstPassword(context.db, user.id)) return refuse('first-password')
  const hasCode = (await findAuthenticator(context.db, user.id))?.confirmedAt != null
  const hasPasskey = (await listPasskeys(context.db, user.id)).length > 0
  if (!hasCode && !hasPasskey && limitsFor(context, user).factor === 'required') return refuse('no-factor')
  const method = hasCode ? 'totp' : hasPasskey ? 'passkey' : 'password'
  return ok(await passOn(context, user, { method, userAgent, replaces: signIn.id }))
}

/** True while the person's password is one that somebody else chose. */
export const mustChoosePassword = async ({ db }: Context, user: User): Promise<boolean> =>
  (await findFirstPassword(db, user.id)) !== null

/** One's own password in the place of the first one; whoever else came in by that is signed out. */
export async function chooseOwnPassword({ db, now }: Context, { user, signIn }: LiveSignIn, typed: string) {
  const checked = checkPassword(typed, user)
  if (!checked.ok) return checked
  const stored = await findPasswordHash(db, user.id)
  if (stored && (await verify(stored, checked.value.normalize('NFKC')))) return refuse('same')
  const at = now()
  await commit(db, {
    writes: [savePassword(user.id, await hashPassword(checked.value), at), endSignInsOf(user.id, at, signIn.id)],
    audit: [{ what: 'user.password-set', who: user.id, at, onId: user.id, detail: { first: true } }],
  })
  return ok(null)
}
