import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '../context.server.ts'
import { assign } from './assign.server.ts'
import { type Case, loadQuery } from './load.server.ts'
import { passOn } from './pass-on.server.ts'
import { remind } from './remind.server.ts'

/** At most so many at once: a page of the board. */
export const AT_ONCE = 100

export type ManyDeed = 'remind' | 'assign' | 'redirect'
export type ManyRefusal = NonNullable<Awaited<ReturnType<typeof act>>> | 'not-there'
export type Tally = { done: number; refused: { error: ManyRefusal; count: number }[] }

/**
 * One deed on many queries, one commit each: what cannot be done is counted by its reason and stops nothing else. What the person may not
 * see counts as not there.
 */
export async function actOnMany(
  context: Context,
  user: User,
  input: { deed: ManyDeed; ids: readonly string[]; to: string },
): Promise<Tally> {
  const refused = new Map<ManyRefusal, number>()
  let done = 0
  for (const id of [...new Set(input.ids)].slice(0, AT_ONCE)) {
    const loaded = await loadQuery(context, user, id)
    const error = loaded ? await act(context, user, loaded, input) : 'not-there'
    if (error === null) done += 1
    else refused.set(error, (refused.get(error) ?? 0) + 1)
  }
  return { done, refused: [...refused].map(([error, count]) => ({ error, count })) }
}

async function act(context: Context, user: User, loaded: Case, { deed, to }: { deed: ManyDeed; to: string }) {
  const done =
    deed === 'remind'
      ? await remind(context, loaded, user)
      : deed === 'assign'
        ? await assign(context, loaded, { user, toUserId: to })
        : await passOn(context, user, loaded, { toProviderId: to, words: '' })
  return done.ok ? null : done.error
}
