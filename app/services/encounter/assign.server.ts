import type { User } from '#app/domain/identity/role.ts'
import { assignEncounters } from '#db/coded-lines.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { loadEncounter } from './load-chart.server.ts'

/** The most that one deed assigns. */
const MOST = 100

/** Takes encounters for oneself, or gives them back; those that are not this person's to see are passed over. Returns how many. */
export async function assignToMe(
  context: Context,
  user: User,
  ids: string[],
  { giveBack }: { giveBack: boolean },
): Promise<number> {
  const own = await Promise.all(ids.slice(0, MOST).map((id) => loadEncounter(context, user, id)))
  const found = own.flatMap((encounter) => (encounter ? [encounter.id] : []))
  if (found.length === 0) return 0
  const audit = {
    what: 'worklist.assigned',
    who: user.id,
    at: context.now(),
    detail: { encounters: found.length, back: giveBack },
  } as const
  await commit(context.db, { writes: [assignEncounters(found, giveBack ? null : user.id)], audit: [audit] })
  return found.length
}
