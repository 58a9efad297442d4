import { type Target, targetKey } from '#app/domain/education/target.ts'
import type { Weights } from '#app/domain/education/target-list.ts'
import type { TargetWeight } from '#app/domain/education/target-weight.ts'
import type { Db } from '#db/client.ts'
import { listProviderLists } from '#db/education-lists.ts'
import type { Context } from '../context.server.ts'
import { fresh, type Kept } from '../scorecard/fresh.server.ts'
import { basisOf } from '../scorecard/knowledge.server.ts'
import type { Among } from './count-targets.server.ts'
import { ask } from './reckoner.server.ts'

/** How many targets are weighed, the leading ones. */
export const MOST_WEIGHED = 100

const counted: Kept<Target[]> = new WeakMap()

/** The targets of some months, counted less than half a minute ago. */
export async function targetsAtHand(context: Context, { by, period, months }: Among): Promise<Target[]> {
  // A list shows what it holds from the moment that it is saved.
  const lists = by === 'list' ? await listProviderLists(context.db) : []
  const versions = lists.map(({ id, version }) => `${id} ${version}`)
  const count = () => ask(context, 'targets', { by, period, months })
  const found = await fresh(counted, context, [by, period, months, versions], count)
  // Nothing is not kept: the first stays are waited for.
  return found.length > 0 ? found : count()
}

/** Weighing reads charts, so what was found is kept until the target's own counts or the tables change. */
const weighed = new WeakMap<Db, Map<string, TargetWeight>>()
const MOST_KEPT = 2_000

/** What better documentation of the leading targets would change in weight, by target; the rest have no entry. */
export async function weightsAtHand(
  context: Context,
  targets: readonly Target[],
  { by, period }: Pick<Among, 'by' | 'period'>,
): Promise<Weights> {
  const known = weighed.get(context.db) ?? new Map<string, TargetWeight>()
  weighed.set(context.db, known)
  const basis = await basisOf(context.db)
  const leading = targets.slice(0, MOST_WEIGHED).map((target) => {
    // A list can change its people and keep its counts.
    const people = by === 'list' ? target.writing.providerIds.join() : ''
    const counts = `${target.lines} ${target.open} ${people}`
    return { target, key: `${basis} ${by} ${period.from} ${period.to} ${targetKey(target)} ${counts}` }
  })
  const open = leading.filter(({ key }) => !known.has(key))
  if (open.length > 0) {
    const asked = { targets: open.map(({ target }) => target), among: { by, period } }
    const found = await ask(context, 'weights', asked)
    open.forEach(({ key }, at) => {
      const weight = found[at]
      if (weight) known.set(key, weight)
    })
  }
  const weights = new Map(
    leading.flatMap(({ target, key }): [string, TargetWeight][] => {
      const weight = known.get(key)
      return weight ? [[targetKey(target), weight]] : []
    }),
  )
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break
    known.delete(oldest)
  }
  return weights
}
