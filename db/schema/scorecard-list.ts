import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CountName } from '#app/domain/scorecard/measures/counts.ts'

/** What the list of all providers adds up. */
export const LISTED = ['open', 'askable', 'sent', 'answered', 'inTime'] as const satisfies readonly CountName[]
export type ListedName = (typeof LISTED)[number]

const count = (name: string) => integer(name).notNull().default(0)

/**
 * A roll-up like the others (schema/scorecard.ts), for a list of everyone without a filter: a short row a provider and month, of all
 * facilities, payers and timings together.
 */
export const listedMonths = sqliteTable(
  'listed_months',
  {
    providerId: text('provider_id').notNull(),
    month: integer('month').notNull(),
    cases: count('cases'),
    open: count('open'),
    askable: count('askable'),
    sent: count('sent'),
    answered: count('answered'),
    inTime: count('in_time'),
  },
  (t) => [primaryKey({ columns: [t.providerId, t.month] })],
)
