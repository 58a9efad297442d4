import { createHash } from 'node:crypto'
import { afterFailure, isLocked } from '#app/domain/identity/sign-in.ts'
import { refuse } from '#app/domain/shared/result.ts'
import { commit } from '#db/commit.ts'
import { findAttempts, saveAttempts } from '#db/sign-ins.ts'
import type { Context } from '../context.server.ts'

/** Attempts are counted by a hash of the address given, known or not: passwords, codes and recovery codes share one count. */
export const attemptsKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex')

export async function isLockedOut({ db, now }: Context, key: string): Promise<boolean> {
  const at = now()
  if (!isLocked(await findAttempts(db, key), at)) return false
  await commit(db, { writes: [], audit: [{ what: 'signin.refused', who: 'system', at, detail: { why: 'locked' } }] })
  return true
}

/** Counts one more failure; says whether it was the one that locks. */
export async function countFailure({ db, now }: Context, key: string, userId: string | null, step = 'password') {
  const at = now()
  const next = afterFailure(await findAttempts(db, key), at)
  const what = next.lockedUntil ? 'signin.locked' : 'signin.refused'
  await commit(db, {
    writes: [saveAttempts(key, next)],
    audit: [{ what, who: userId ?? 'system', at, detail: { step } }],
  })
  return refuse(next.lockedUntil ? 'locked' : 'wrong')
}
