import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { QueryPolicy } from '#app/domain/query/policy.ts'
import { queries } from './query.ts'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** How a facility asks; "*" is the house's own, for facilities without one. */
export const queryPolicies = sqliteTable('query_policies', {
  facilityId: text('facility_id').primaryKey(),
  version: integer('version').notNull().default(1),
  policy: text('policy', { mode: 'json' }).$type<QueryPolicy>().notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
})

/** What each reviewer said of a draft in each round; a returned draft that comes again begins a new round. */
export const queryReviews = sqliteTable(
  'query_reviews',
  {
    queryId: text('query_id')
      .notNull()
      .references(() => queries.id),
    round: integer('round').notNull(),
    reviewerId: text('reviewer_id').notNull(),
    verdict: text('verdict', { enum: ['approve', 'return'] }).notNull(),
    words: text('words').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.queryId, t.round, t.reviewerId] })],
)

/** What a physician said when asked in person: recorded at once (P-VERBAL), signed by their own hand later (P-WHO). */
export const verbalRecords = sqliteTable('verbal_records', {
  queryId: text('query_id')
    .primaryKey()
    .references(() => queries.id),
  providerId: text('provider_id').notNull(),
  optionId: text('option_id'),
  words: text('words').notNull(),
  saidAt: moment('said_at').notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedAt: moment('recorded_at').notNull(),
})

/** The daily letters that went out: one a person and day, whatever the clock does. */
export const digests = sqliteTable(
  'digests',
  {
    userId: text('user_id').notNull(),
    onDay: text('on_day').notNull(),
    sentAt: moment('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.onDay] }), index('digests_day').on(t.onDay)],
)
