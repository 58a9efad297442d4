import { differenceOf, isTooFew, type Rate, rateOf } from '../shared/rate.ts'

/** First drafts of a month ("2026-09"): how many are on record, and in how many something was found. */
export type MonthCount = { month: string; recorded: number; found: number }
export type TrendWord = 'fewer' | 'more' | 'no-change-shown' | 'too-few'
export type FindingTrend = {
  key: string
  months: MonthCount[]
  total: Rate | null
  earlier: Rate | null
  later: Rate | null
  trend: TrendWord
}

/** Every month from one day to another (both "2026-09-14"), as "2026-09". */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  const at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  while (at.toISOString().slice(0, 7) <= to.slice(0, 7)) {
    months.push(at.toISOString().slice(0, 7))
    at.setUTCMonth(at.getUTCMonth() + 1)
  }
  return months
}

/** The months of a period in two halves; the first is the longer one, since a period seldom begins with a whole month. */
export function halvesOf<T>(months: T[]): [T[], T[]] {
  const middle = Math.ceil(months.length / 2)
  return [months.slice(0, middle), months.slice(middle)]
}

const rateIn = (months: MonthCount[]) =>
  rateOf(
    months.reduce((sum, { found }) => sum + found, 0),
    months.reduce((sum, { recorded }) => sum + recorded, 0),
  )

/** Whether the later half shows more or fewer findings than chance explains; a half of fewer than ten drafts says nothing. */
export function trendWord(earlier: Rate | null, later: Rate | null): TrendWord {
  if (!earlier || !later || isTooFew(earlier.n) || isTooFew(later.n)) return 'too-few'
  const { low, high } = differenceOf(earlier, later)
  if (high < 0) return 'fewer'
  return low > 0 ? 'more' : 'no-change-shown'
}

/** Counts by author or template and month as one row a key with every month of the period, most drafts first. */
export function trendsOf(counts: (MonthCount & { key: string })[], months: string[]): FindingTrend[] {
  return [...new Set(counts.map(({ key }) => key))]
    .map((key) => {
      const own = counts.filter((count) => count.key === key)
      const filled = months.map((month) => {
        const { recorded, found } = own.find((count) => count.month === month) ?? { recorded: 0, found: 0 }
        return { month, recorded, found }
      })
      const [first, second] = halvesOf(filled)
      const [earlier, later] = [rateIn(first), rateIn(second)]
      return { key, months: filled, total: rateIn(filled), earlier, later, trend: trendWord(earlier, later) }
    })
    .sort((a, b) => (b.total?.n ?? 0) - (a.total?.n ?? 0) || (a.key < b.key ? -1 : 1))
}
