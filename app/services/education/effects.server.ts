import type { Attended } from '#app/domain/education/session-program.ts'
import type { Context } from '../context.server.ts'
import { fresh, type Kept } from '../scorecard/fresh.server.ts'
import type { EffectFound, EffectScope } from './reckon-effects.server.ts'
import { ask } from './reckoner.server.ts'

const kept: Kept<EffectFound[]> = new WeakMap()

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
  return fresh(kept, context, [scopes, taught], () => ask(context, 'effects', { scopes, at: context.now() }))
}
