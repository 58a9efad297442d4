import type { User } from '#app/domain/identity/role.ts'
import { ok } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import type { Case } from './load.server.ts'
import { askSecondLook, review } from './review.server.ts'
import { send } from './send.server.ts'

export type BeforeSending = {
  deed: 'approve' | 'return' | 'ask' | 'send'
  words: string
  reason: string
  round: number
}

/** What can be done with a draft on the page of second looks. Returns "open" when it went out by it, else "waits". */
export async function actBeforeSending(context: Context, user: User, loaded: Case, given: BeforeSending) {
  const { deed, words } = given
  if (deed === 'approve' || deed === 'return') {
    const done = await review(context, loaded, { user, verdict: deed, words, readRound: given.round })
    return done.ok ? ok(done.value === 'approved' ? ('open' as const) : ('waits' as const)) : done
  }
  if (deed === 'ask') {
    const done = await askSecondLook(context, loaded, { user, words })
    return done.ok ? ok('waits' as const) : done
  }
  const query = { ...loaded.query, postBillReason: given.reason || null }
  const authorName = [user.name, user.credentials].filter(Boolean).join(', ')
  const sent = await send(context, { query, userId: user.id, authorName })
  return sent.ok ? ok(sent.value.state === 'open' ? ('open' as const) : ('waits' as const)) : sent
}
