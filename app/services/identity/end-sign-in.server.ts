import { commit } from '#db/commit.ts'
import { endSignIn, endSignInsOf } from '#db/sign-ins.ts'
import type { Context } from '../context.server.ts'
import { idOfSecret, secretOf } from './cookie.server.ts'

/** Signs this browser out. */
export async function endThisSignIn({ db, now, settings }: Context, request: Request, userId: string): Promise<void> {
  const secret = secretOf(settings, request)
  if (!secret) return
  const at = now()
  await commit(db, { writes: [endSignIn(idOfSecret(secret), at)], audit: [{ what: 'signin.ended', who: userId, at }] })
}

/** Signs a person out of every browser. */
export async function endAllSignIns({ db, now }: Context, input: { userId: string; by: string }): Promise<void> {
  const at = now()
  await commit(db, {
    writes: [endSignInsOf(input.userId, at)],
    audit: [{ what: 'signin.ended-all', who: input.by, at, onId: input.userId }],
  })
}
