import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Severity } from '#app/domain/query/draft.ts'
import { RETENTION_CLASSES } from '#app/domain/query/retention.ts'
import { queries } from './query.ts'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })
const ofQuery = () =>
  text('query_id')
    .notNull()
    .references(() => queries.id)

/** What the rules found in the first complete draft, before anyone repaired it: one row a query, never rewritten. */
export const draftChecks = sqliteTable(
  'draft_checks',
  {
    queryId: text('query_id').primaryKey(),
    checkedAt: moment('checked_at').notNull(),
    ruleSet: text('rule_set').notNull(),
    isClean: integer('is_clean', { mode: 'boolean' }).notNull(),
    findings: text('findings', { mode: 'json' })
      .$type<{ rule: string; severity: Severity; where: string }[]>()
      .notNull(),
  },
  (t) => [index('draft_checks_when').on(t.checkedAt)],
)

/** A legal hold: while one stands nothing of the query may go. Placed and lifted by a person with a reason; rows stay. */
export const queryHolds = sqliteTable(
  'query_holds',
  {
    id: text('id').primaryKey(),
    queryId: ofQuery(),
    reason: text('reason').notNull(),
    placedBy: text('placed_by').notNull(),
    placedAt: moment('placed_at').notNull(),
    liftedBy: text('lifted_by'),
    liftedAt: moment('lifted_at'),
    liftReason: text('lift_reason'),
  },
  (t) => [
    uniqueIndex('query_holds_one_stands').on(t.queryId).where(sql`lifted_at IS NULL`),
    index('query_holds_query').on(t.queryId, t.placedAt),
  ],
)

/** The record a query belongs to, where it differs from the house policy. */
export const queryRetentions = sqliteTable('query_retentions', {
  queryId: text('query_id')
    .primaryKey()
    .references(() => queries.id),
  retentionClass: text('retention_class', { enum: RETENTION_CLASSES }).notNull(),
  setBy: text('set_by').notNull(),
  setAt: moment('set_at').notNull(),
})

/** A random sample of sent queries for the audit: seed and frame are kept, so that anyone can draw it again. */
export const auditSamples = sqliteTable('audit_samples', {
  id: text('id').primaryKey(),
  seed: text('seed').notNull(),
  size: integer('size').notNull(),
  /** How many sent queries it was drawn from. */
  eligible: integer('eligible').notNull(),
  fromAt: moment('from_at').notNull(),
  toAt: moment('to_at').notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: moment('made_at').notNull(),
})

export const auditSampleItems = sqliteTable(
  'audit_sample_items',
  {
    sampleId: text('sample_id')
      .notNull()
      .references(() => auditSamples.id),
    position: integer('position').notNull(),
    queryId: ofQuery(),
    wordingNumber: integer('wording_number').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sampleId, t.position] })],
)

/** One reviewer's judgment of one query of a sample; given once. */
export const auditJudgments = sqliteTable(
  'audit_judgments',
  {
    sampleId: text('sample_id').notNull(),
    position: integer('position').notNull(),
    reviewerId: text('reviewer_id').notNull(),
    verdict: text('verdict', { enum: ['compliant', 'not-compliant'] }).notNull(),
    rules: text('rules', { mode: 'json' }).$type<string[]>().notNull(),
    comment: text('comment').notNull(),
    judgedAt: moment('judged_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sampleId, t.position, t.reviewerId] })],
)
