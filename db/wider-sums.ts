import { sumCounts } from '#app/domain/scorecard/measures/counts.ts'
import type { Difference } from '#app/domain/scorecard/measures/difference.ts'
import { columnUpTo, LISTED } from './schema/scorecard-list.ts'

/** What the differences come to by month and facility, all providers together. */
export function ofFacilities(counts: Difference['counts']): Record<string, string | number>[] {
  const sums = new Map<string, Difference['counts'][number][]>()
  for (const row of counts) {
    const key = [row.timing, row.payer, row.month, row.facilityId].join('\n')
    const known = sums.get(key)
    if (known) known.push(row)
    else sums.set(key, [row])
  }
  return [...sums.values()].flatMap((rows) => {
    const [first] = rows
    if (!first) return []
    const { timing, payer, month, facilityId } = first
    const sum = {
      cases: rows.reduce((cases, row) => cases + row.cases, 0),
      ...sumCounts(rows.map((row) => row.counts)),
    }
    // Who passes a stay on to a colleague at the same place leaves all as it was.
    return Object.values(sum).some((n) => n !== 0) ? [{ timing, payer, month, facilityId, ...sum }] : []
  })
}

type Listed = { providerId: string; year: number } & Record<string, string | number>
const NAMES = ['cases', ...LISTED] as const
const YEAR_COLUMNS = NAMES.flatMap((name) => Array.from({ length: 12 }, (_, at) => columnUpTo(name, at + 1)))

/** What the differences come to for the list of everyone: of each provider and year, all places together, what changed from a month on. */
export function listedOf(counts: Difference['counts']): Listed[] {
  const sums = new Map<string, Listed>()
  for (const row of counts) {
    if (row.timing !== 'all' || row.payer !== 'all') continue
    const { providerId, month } = row
    const year = Math.floor(month / 12)
    const key = `${providerId}\n${year}`
    const sum: Listed = sums.get(key) ?? {
      ...Object.fromEntries(YEAR_COLUMNS.map((column) => [column, 0])),
      ...{ providerId, year },
    }
    for (const name of NAMES) {
      const added = name === 'cases' ? row.cases : row.counts[name]
      for (let to = (month % 12) + 1; added !== 0 && to <= 12; to++) {
        const column = columnUpTo(name, to)
        sum[column] = Number(sum[column]) + added
      }
    }
    sums.set(key, sum)
  }
  return [...sums.values()].filter((sum) => YEAR_COLUMNS.some((column) => sum[column] !== 0))
}
