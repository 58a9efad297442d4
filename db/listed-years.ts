import type { CountName, Counts } from '#app/domain/scorecard/measures/counts.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from './client.ts'
import { prepared } from './prepared.ts'
import { columnUpTo, LISTED, type ListedName } from './schema/scorecard-list.ts'

type Name = ListedName | 'cases'
/** Months of a year by number, 1 to 12. */
type Span = { from: number; to: number }
const QUARTERS = [0, 1, 2, 3]

const isListed = (name: CountName): name is ListedName => LISTED.some((listed) => listed === name)
/** Whether these counts are among those that the list of everyone has added up. */
export const areListed = (names: readonly CountName[]): names is readonly ListedName[] => names.every(isListed)

/** What was counted in some months of a row's year. */
function within(name: Name, { from, to }: Span): string {
  if (from > to) return '0'
  return from === 1 ? columnUpTo(name, to) : `${columnUpTo(name, to)} - ${columnUpTo(name, from - 1)}`
}

/** The same of the months that a period has in the row's year, or has in a part of it. */
function ofPeriod(name: Name, period: Period, part: Span = { from: 1, to: 12 }): string {
  const first = { from: Math.max(part.from, (period.from % 12) + 1), to: part.to }
  const last = { from: part.from, to: Math.min(part.to, (period.to % 12) + 1) }
  if (isOneYear(period)) return within(name, { from: first.from, to: last.to })
  return `case year when @first then ${within(name, first)} when @last then ${within(name, last)} else ${within(name, part)} end`
}

const yearsOf = ({ from, to }: Period) => ({ first: Math.floor(from / 12), last: Math.floor(to / 12) })
const isOneYear = (period: Period) => yearsOf(period).first === yearsOf(period).last
/** Periods of one shape have one statement: they differ in their years alone. */
const shapeOf = (period: Period) => `${period.from % 12} ${period.to - period.from}`

/** As one text: five thousand rows that come one by one take twice as long as all there is to add up. */
const asText = (columns: readonly string[], from: string) =>
  `select json_group_array(json_array(${columns.join(', ')})) from (${from})`
type Cells = [providerId: string, ...numbers: number[]]

/** Listed counts of every provider, summed over the months of a period. */
export function sumListed(
  db: Db,
  period: Period,
  names: readonly ListedName[],
): ({ providerId: string } & Partial<Counts>)[] {
  const find = prepared(db, `listed ${shapeOf(period)} ${names.join()}`, () => {
    const sums = names.map((name) => `sum(${ofPeriod(name, period)}) as ${name}`)
    const rows = `select provider_id, ${sums.join(', ')} from listed_years where year between @first and @last
      group by provider_id having sum(${ofPeriod('cases', period)}) > 0`
    return db.$client.prepare<[object], string>(asText(['provider_id', ...names], rows)).pluck()
  })
  const rows: Cells[] = JSON.parse(find.get(yearsOf(period)) ?? '[]')
  return rows.map(([providerId, ...sums]) => ({ providerId, ...named(names, sums, 0) }))
}

/** The same by quarter (month / 3, whole). */
export function sumListedQuarters(
  db: Db,
  period: Period,
  names: readonly ListedName[],
): ({ providerId: string; quarter: number } & Partial<Counts>)[] {
  const all: Name[] = ['cases', ...names]
  const find = prepared(db, `listed quarters ${shapeOf(period)} ${names.join()}`, () => {
    const sums = QUARTERS.flatMap((at) =>
      all.map((name) => ofPeriod(name, period, { from: 3 * at + 1, to: 3 * at + 3 })),
    )
    const rows = 'select * from listed_years where year between @first and @last order by provider_id, year'
    return db.$client.prepare<[object], string>(asText(['provider_id', 'year', ...sums], rows)).pluck()
  })
  const rows: Cells[] = JSON.parse(find.get(yearsOf(period)) ?? '[]')
  return rows.flatMap(([providerId, year = 0, ...sums]) =>
    QUARTERS.flatMap((at) => {
      const start = at * all.length
      if (!sums[start]) return []
      return [{ providerId, quarter: 4 * year + at, ...named(names, sums, start + 1) }]
    }),
  )
}

const named = (names: readonly ListedName[], sums: readonly number[], from: number): Partial<Counts> =>
  Object.fromEntries(names.map((name, at) => [name, sums[from + at] ?? 0]))
