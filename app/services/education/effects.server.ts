import { join } from 'node:path'
import type { Attended } from '#app/domain/education/session-program.ts'
import type { Db } from '#db/client.ts'
import { askedThread } from '../asked-thread.server.ts'
import { type Context, treeRoot } from '../context.server.ts'
import { fresh, type Kept } from '../scorecard/fresh.server.ts'
import { type EffectFound, type EffectScope, type EffectsAsked, reckonEffects } from './reckon-effects.server.ts'

type Ask = (asked: EffectsAsked) => Promise<EffectFound[]>
/** What is told to the thread at its start. */
export type ReckonerData = { database: string }
const threadFile = join(treeRoot, 'build/server/reckoner.js')
const kept: Kept<EffectFound[]> = new WeakMap()
const threads = new WeakMap<Db, Ask>()

/** A server that was built asks a thread; from the sources there is none beside it. */
function reckonerOf({ db }: Context): Ask {
  if (!import.meta.env.PROD || db.$client.memory) return (asked) => reckonEffects({ db }, asked)
  const known = threads.get(db)
  if (known) return known
  const workerData: ReckonerData = { database: db.$client.name }
  const ask = askedThread<EffectsAsked, EffectFound[]>(threadFile, workerData)
  threads.set(db, ask)
  return ask
}

/**
 * The effects of some scopes, in their order. An effect takes the processor for tenths of a second, so that a thread finds it and what was found is kept:
 * for half a minute beside notes that go on being coded, while what was attended is seen at once.
 */
export async function effectsOf(
  context: Context,
  attended: readonly Attended[],
  scopes: readonly EffectScope[],
): Promise<EffectFound[]> {
  const taught = attended.map(({ sessionId, providerId, family, startAt }) => [
    ...[sessionId, providerId, family, startAt.getTime()],
  ])
  return fresh(kept, context, [scopes, taught], () => reckonerOf(context)({ scopes, at: context.now() }))
}
