import { setTimeout } from 'node:timers/promises'
import type { User } from '#app/domain/identity/role.ts'
import { isLargeHouse } from '#db/everyone.ts'
import { asksForPage } from '../asks-for-page.server.ts'
import type { Context } from '../context.server.ts'
import { type Scope, scopeOf } from './scope.server.ts'

const PATIENCE_MS = 800

/** A page's figures, or, where these take longer than a page should, what they are of. */
export type Soon<T> = { page: T; late: null } | { page: null; late: Pick<Scope, 'filter' | 'choices'> }

/**
 * What is being read, for a page: in a large house not waited for longer than a moment. The reading goes on, and whoever asks again finds
 * it; what asks for data (the page's own script, a program) waits until it is there.
 */
export async function soon<T>(context: Context, user: User, request: Request, reading: Promise<T>): Promise<Soon<T>> {
  if (!asksForPage(request) || !isLargeHouse(context.db)) return { page: await reading, late: null }
  const timer = new AbortController()
  const later = setTimeout(PATIENCE_MS, null, { signal: timer.signal }).catch(() => null)
  try {
    const found = await Promise.race([reading.then((page) => ({ page })), later])
    if (found) return { page: found.page, late: null }
  } finally {
    timer.abort()
  }
  // Nobody waits for it here any more; who asks again is told if it fails.
  reading.catch(() => {})
  const { filter, choices } = await scopeOf(context, user, new URL(request.url).searchParams)
  return { page: null, late: { filter, choices } }
}
