import { ok, type Result, refuse } from '../shared/result.ts'
import type { Limits } from './access-policy.ts'

const MINUTE = 60_000

export type SignIn = { id: string; userId: string; begunAt: Date; seenAt: Date; endedAt: Date | null }

/** Returns the sign-in when it is still good at `at`, or why not. */
export function checkSignIn(
  signIn: SignIn,
  at: Date,
  limits: Pick<Limits, 'idleMinutes' | 'absoluteMinutes'>,
): Result<SignIn, 'ended' | 'idle' | 'too-old'> {
  if (signIn.endedAt !== null) return refuse('ended')
  if (at.getTime() - signIn.seenAt.getTime() > limits.idleMinutes * MINUTE) return refuse('idle')
  if (at.getTime() - signIn.begunAt.getTime() > limits.absoluteMinutes * MINUTE) return refuse('too-old')
  return ok(signIn)
}

/** True when nobody was seen for so long that a signature needs to know who sits there now. */
export const isLongPause = (signIn: Pick<SignIn, 'seenAt'>, at: Date, stepUpMinutes: number): boolean =>
  at.getTime() - signIn.seenAt.getTime() > stepUpMinutes * MINUTE

/** How fresh a sign-in must be for a change of what one signs in with. */
const FRESH_MINUTES = 15
export const isFresh = (signIn: Pick<SignIn, 'begunAt'>, at: Date): boolean =>
  at.getTime() - signIn.begunAt.getTime() <= FRESH_MINUTES * MINUTE

/** True when the last note of being seen is old enough to be worth a write. */
export const isWorthSeeing = (signIn: SignIn, at: Date): boolean => at.getTime() - signIn.seenAt.getTime() > 2 * MINUTE

export type Attempts = { failures: number; lastAt: Date; lockedUntil: Date | null }
const FREE_FAILURES = 5
const LONGEST_LOCK_MINUTES = 60

/** Returns what is kept after one more failure: from the fifth on locked for 1, 2, 4 ... 60 minutes. A day without failure forgets. */
export function afterFailure(before: Attempts | null, at: Date): Attempts {
  const isFresh = before === null || at.getTime() - before.lastAt.getTime() > 24 * 60 * MINUTE
  const failures = (isFresh ? 0 : before.failures) + 1
  const minutes = failures < FREE_FAILURES ? 0 : Math.min(2 ** (failures - FREE_FAILURES), LONGEST_LOCK_MINUTES)
  return { failures, lastAt: at, lockedUntil: minutes > 0 ? new Date(at.getTime() + minutes * MINUTE) : null }
}

export const isLocked = (attempts: Attempts | null, at: Date): boolean =>
  attempts?.lockedUntil != null && attempts.lockedUntil.getTime() > at.getTime()
