import { type Library, pieceFor } from './library.ts'
import { byChange, type Target, targetKey } from './target.ts'
import type { TargetWeight } from './target-weight.ts'

export type Listed = Target & {
  materialId: string | null
  /** The library has a piece on one of the axes: known to be the writer's to state, and ready to be taught. */
  isReady: boolean
  /** Null where it was not looked at, or the reader may not see payment. */
  weight: TargetWeight | null
}
export type Weights = ReadonlyMap<string, TargetWeight>

export const ORDERS = ['change', 'open', 'rate', 'family', 'group'] as const
export type TargetOrder = (typeof ORDERS)[number]
export type TargetFilter = {
  group: string
  family: string
  /** One provider's gaps: the targets of which they have a part, by their part. */
  provider: string
  /** False: also what no piece of the library is about, behind the others. */
  isReadyOnly: boolean
  order: TargetOrder
}

const ORDER_BY: Record<TargetOrder, (a: Listed, b: Listed) => number> = {
  change: byChange(({ weight }) => weight),
  open: (a, b) => b.gapsAMonth - a.gapsAMonth,
  rate: (a, b) => b.rate - a.rate,
  family: (a, b) => a.label.localeCompare(b.label, 'en'),
  group: (a, b) => a.groupName.localeCompare(b.groupName, 'en'),
}

const partOf = (target: Target, providerId: string): number =>
  target.people.find((one) => one.providerId === providerId)?.open ?? 0

/** Targets beside the piece that teaches each and what is known of their weight; those that can be taught lead, whatever the order within. */
export function listTargets(
  targets: readonly Target[],
  library: Library,
  filter: TargetFilter,
  weights: Weights = new Map(),
): Listed[] {
  const listed = targets.map((target): Listed => {
    const found = pieceFor(library, target.family, target.axes)
    const weight = weights.get(targetKey(target)) ?? null
    return { ...target, materialId: found?.piece.id ?? null, isReady: found?.isExact ?? false, weight }
  })
  const { group, family, provider } = filter
  const wanted = listed.filter((one) => {
    if (group !== '' && one.group !== group) return false
    if (family !== '' && one.family !== family) return false
    if (provider !== '' && partOf(one, provider) === 0) return false
    return one.isReady || !filter.isReadyOnly
  })
  const within = ORDER_BY[filter.order]
  return wanted.sort((a, b) => {
    const ready = Number(b.isReady) - Number(a.isReady)
    const own = provider === '' || filter.order !== 'change' ? 0 : partOf(b, provider) - partOf(a, provider)
    return ready || own || within(a, b)
  })
}
