import { periodKey } from './period.ts'
import type { ProgramRow } from './program.ts'

const MOST_PERIODS = 60
/** Cases of a provider in a period, on average, under which neighbouring periods are put together, and how many at most. */
const THIN = 2
const MOST_TOGETHER = 6
/** What must be left before and after the first teaching: beside others, and where a program has only its own past. */
const LEFT = { beside: [4, 2], alone: [8, 8] } as const

export type Timeline = {
  names: string[]
  perYear: number | null
  /** How many periods of the file make one of these. */
  together: number
  placeOf: (period: string) => number
  notes: string[]
}

/**
 * The periods of a file in order of time. More than 60 are put together by equal numbers of neighbours; so are thin ones, where most
 * periods would hold too few untaught cases to say what was to be expected. The first teaching begins a period of its own.
 */
export function timelineOf(rows: readonly ProgramRow[]): Timeline {
  const keys = new Map([...new Set(rows.map((row) => row.period))].map((period) => [period, periodKey(period)]))
  const nameOf = new Map<number, string>()
  for (const [period, key] of keys) if (key && !nameOf.has(key.order)) nameOf.set(key.order, period)
  const orders = [...nameOf.keys()].sort((a, b) => a - b)
  const number = new Map(orders.map((order, i) => [order, i]))
  const at = (period: string): number => number.get(keys.get(period)?.order ?? Number.NaN) ?? -1
  const { mean, first, isBeside } = thicknessOf(rows, at, orders.length)
  const many = Math.max(1, Math.ceil(orders.length / MOST_PERIODS))
  const thin = together(mean, first, orders.length, isBeside ? LEFT.beside : LEFT.alone)
  const span = Math.max(many, thin)
  const shift = thin >= many ? (span - (first % span)) % span : 0
  const place = (i: number): number => (i < 0 ? -1 : Math.floor((i + shift) / span))
  const perYear = keys.get(nameOf.get(orders[0] ?? Number.NaN) ?? '')?.perYear ?? null
  const why = thin > many ? `, since a provider had ${mean.toFixed(1)} cases in one` : ''
  return {
    names: orders.filter((_, i) => i === 0 || place(i) > place(i - 1)).map((order) => nameOf.get(order) ?? ''),
    perYear: span === 1 ? perYear : null,
    together: span,
    placeOf: (period) => place(at(period)),
    notes: span > 1 ? [`${orders.length} periods were put together by ${span}${why}.`] : [],
  }
}

/** Mean cases of a provider and period in the taught families, the first taught period, and whether anyone else was untaught then. */
function thicknessOf(rows: readonly ProgramRow[], at: (period: string) => number, periods: number) {
  const taughtFamilies = new Set(rows.filter((row) => row.taught).map((row) => row.family))
  const own = rows.filter((row) => taughtFamilies.has(row.family))
  const first = rows.reduce((least, row) => (row.taught ? Math.min(least, at(row.period)) : least), periods)
  const providers = new Set(own.map((row) => row.provider))
  const isFirst = (row: ProgramRow): boolean => row.taught && at(row.period) === first
  const firstTaught = new Set(own.filter(isFirst).map((row) => row.provider))
  const cases = own.reduce((s, row) => s + row.reviewable, 0)
  return {
    mean: cases / Math.max(1, providers.size * taughtFamilies.size * periods),
    first: first === periods ? 0 : first,
    isBeside: own.length < rows.length || providers.size - firstTaught.size >= 2,
  }
}

/** How many neighbours to put together so that a provider has two cases in a period, as far as enough periods are left. */
function together(mean: number, first: number, periods: number, [before, after]: readonly [number, number]): number {
  if (!(mean > 0) || mean >= THIN || first === 0) return 1
  const wanted = Math.min(MOST_TOGETHER, Math.ceil(THIN / mean))
  for (let span = wanted; span > 1; span--) {
    if (Math.ceil(first / span) >= before && Math.floor((periods - first) / span) >= after) return span
  }
  return 1
}
