import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { TIMINGS } from '#app/domain/query/query.ts'
import { payer, place } from './scorecard.ts'

/** Each query's wait: what a Kaplan-Meier curve is made of. Open ones are censored by whoever reads, at the moment of reading. */
export const queryWaits = sqliteTable(
  'query_waits',
  {
    queryId: text('query_id').primaryKey(),
    encounterId: text('encounter_id').notNull(),
    ...place(),
    payer: payer(),
    timing: text('timing', { enum: TIMINGS }).notNull(),
    begunAt: integer('begun_at').notNull(),
    /** When the first clock began, of a query that was redirected; null of the others, whose one clock is both. */
    firstBegunAt: integer('first_begun_at'),
    endedAt: integer('ended_at'),
    isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
    isAnswered: integer('is_answered', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    // All that is read of one provider's waits: they lie on as many places of the disk as there are.
    index('query_waits_own').on(
      ...[t.providerId, t.month, t.timing, t.payer],
      ...[t.facilityId, t.begunAt, t.endedAt, t.isAnswered, t.firstBegunAt],
    ),
    index('query_waits_month').on(t.month),
    index('query_waits_encounter').on(t.encounterId),
    index('query_waits_open').on(t.facilityId, t.begunAt).where(sql`is_open = 1`),
  ],
)

/** How long each earlier addressee of a redirected query had it before it was passed on: a clock of their own, which ended without an answer. */
export const passedWaits = sqliteTable(
  'passed_waits',
  {
    queryId: text('query_id').notNull(),
    /** Which of the addressees, the first is 0. */
    number: integer('number').notNull(),
    encounterId: text('encounter_id').notNull(),
    ...place(),
    payer: payer(),
    timing: text('timing', { enum: TIMINGS }).notNull(),
    begunAt: integer('begun_at').notNull(),
    endedAt: integer('ended_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.queryId, t.number] }),
    index('passed_waits_own').on(
      ...[t.providerId, t.month, t.timing, t.payer],
      ...[t.facilityId, t.begunAt, t.endedAt],
    ),
    index('passed_waits_encounter').on(t.encounterId),
  ],
)
