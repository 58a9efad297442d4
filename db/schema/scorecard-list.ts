import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CountName } from '#app/domain/scorecard/measures/counts.ts'

/** What the list of all providers adds up. */
export const LISTED = ['open', 'askable', 'sent', 'answered', 'inTime'] as const satisfies readonly CountName[]
export type ListedName = (typeof LISTED)[number]
/** As its columns are named; `cases` is what a row is made of, as in the other roll-ups. */
const COLUMN: Record<ListedName | 'cases', string> = {
  cases: 'cases',
  open: 'open',
  askable: 'askable',
  sent: 'sent',
  answered: 'answered',
  inTime: 'in_time',
}
const YEAR_MONTHS = 12

/** The column of what was counted from January to the end of a month of the year (1 to 12); the year's whole has the bare name. */
export const columnUpTo = (name: ListedName | 'cases', month: number): string =>
  month === YEAR_MONTHS ? COLUMN[name] : `${COLUMN[name]}_to_${month}`

const count = (name: string) => integer(name).notNull().default(0)
const sumsOf = (name: ListedName | 'cases') =>
  Object.fromEntries(
    Array.from({ length: YEAR_MONTHS }, (_, at) => columnUpTo(name, at + 1)).map((column) => [column, count(column)]),
  )

/**
 * A roll-up like the others (schema/scorecard.ts), for a list of everyone without a filter: a row a provider and year, of all facilities,
 * payers and timings together. Each count stands in it as twelve sums that begin in January, so that any period is told by the
 * differences of at most two sums a year.
 */
export const listedYears = sqliteTable(
  'listed_years',
  {
    providerId: text('provider_id').notNull(),
    year: integer('year').notNull(),
    ...sumsOf('cases'),
    ...Object.fromEntries(LISTED.flatMap((name) => Object.entries(sumsOf(name)))),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.year] })],
)
