import { isTooFew } from '#app/domain/shared/rate.ts'
import { suppressSmall } from '../statistics/suppression.ts'
import type { ScorecardFilter } from './filter.ts'
import { hiddenOf, isTold, type Narrowed, narrowedBy } from './siblings.ts'

/** How many cases stand behind one number of a table (`key` says which one), in a part that filters could have cut out. */
export type CellPart = { facilityId: string; payer: string; timing: string; key: string; n: number }
type Choices = Pick<ScorecardFilter, 'facility' | 'payer' | 'timing'>
type Sizes = Map<string, number>

/** From so many cells on a table is judged number by number: in one so large there are many small cells to hide behind. */
const MOST_CELLS = 1500

export type Telling = {
  /** What lies between the period shown and the usual one, under all settings of the filters. */
  rest?: readonly CellPart[]
  /** Whether the numbers add up to one that is told too. */
  isParted?: boolean
}

/**
 * Whether a number of a table may be told under the filters that are set: not where it, or the same number under another setting, would be
 * a small part (one to nine) that subtraction tells: from the number under no filter, from the sum of its table, or from the usual
 * period. One filter: the settings and the numbers are one table, and of it is hidden what must be. Several: as soon as one setting is small.
 * METRICS.md section 3, S16.
 */
export function toldCells(
  parts: readonly CellPart[],
  chosen: Choices,
  { rest = [], isParted = false }: Telling = {},
): (key: string) => boolean {
  const narrowed = narrowedBy(chosen)
  const settings = settingsOf(parts, narrowed)
  const own = ownKey(narrowed, chosen)
  const between = settingsOf(rest, narrowed).get(own)
  const visible = visibleOf(settings, own, isParted)
  return (key) => visible(key) && !isSmall(between?.get(key) ?? 0)
}

const isSmall = (n: number): boolean => n > 0 && isTooFew(n)

/** By setting of the filters the sizes of the numbers. */
function settingsOf(parts: readonly CellPart[], narrowed: Narrowed): Map<string, Sizes> {
  const found = new Map<string, Sizes>()
  for (const { facilityId, payer, timing, key, n } of parts) {
    if ((timing === 'all') === narrowed.timing) continue
    const setting = [narrowed.facility ? facilityId : '', narrowed.payer ? payer : '', timing].join('\n')
    const sizes = found.get(setting) ?? new Map<string, number>()
    found.set(setting, sizes.set(key, (sizes.get(key) ?? 0) + n))
  }
  return found
}

const ownKey = (narrowed: Narrowed, { facility, payer, timing }: Choices): string =>
  [narrowed.facility ? facility : '', narrowed.payer ? payer : '', narrowed.timing ? timing : 'all'].join('\n')

function visibleOf(settings: Map<string, Sizes>, own: string, isParted: boolean): (key: string) => boolean {
  const filters = own.split('\n').filter((word) => word !== '' && word !== 'all').length
  if (filters === 0) return () => true
  const sizes = settings.get(own) ?? new Map<string, number>()
  const keys = [...new Set([...settings.values()].flatMap((one) => [...one.keys()]))]
  const table = [...settings.values()].map((one) => keys.map((key) => one.get(key) ?? 0))
  const at = [...settings.keys()].indexOf(own)
  if (filters === 1 && isParted && table.length * keys.length <= MOST_CELLS) {
    const shown = suppressSmall(table).cells[at] ?? []
    const hidden = new Set(keys.filter((_, column) => shown[column] === null))
    return (key) => !hidden.has(key)
  }
  const inRow = isParted ? hiddenOf(keys.map((key) => sizes.get(key) ?? 0)) : new Set<number>()
  const hidden = new Set(keys.filter((_, column) => inRow.has(column)))
  keys.forEach((key, column) => {
    const all = table.map((row) => row[column] ?? 0)
    if (!isTold({ all, own: filters === 1 && at >= 0 ? at : null }, (n) => n)) hidden.add(key)
  })
  return (key) => !hidden.has(key)
}
