import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Finding } from '#app/domain/query/draft.ts'
import {
  type Answer,
  EVENT_KINDS,
  type LineSnapshot,
  type Override,
  QUERY_STATES,
  type Shown,
  TIMINGS,
  type Wording,
} from '#app/domain/query/query.ts'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const queries = sqliteTable(
  'queries',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull().default(1),
    encounterId: text('encounter_id').notNull(),
    patientId: text('patient_id').notNull(),
    facilityId: text('facility_id'),
    authorId: text('author_id').notNull(),
    providerId: text('provider_id'),
    state: text('state', { enum: QUERY_STATES }).notNull(),
    wording: text('wording', { mode: 'json' }).$type<Wording>().notNull(),
    wordingNumber: integer('wording_number').notNull().default(1),
    templateId: text('template_id'),
    timing: text('timing', { enum: TIMINGS }),
    channel: text('channel', { enum: ['portal', 'verbal'] })
      .notNull()
      .default('portal'),
    ruleSet: text('rule_set'),
    findings: text('findings', { mode: 'json' }).$type<Finding[]>().notNull(),
    overrides: text('overrides', { mode: 'json' }).$type<Override[]>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    sentAt: moment('sent_at'),
    viewedAt: moment('viewed_at'),
    dueAt: moment('due_at'),
    answeredAt: moment('answered_at'),
    endedAt: moment('ended_at'),
    endedReason: text('ended_reason'),
    ladderStep: integer('ladder_step').notNull().default(0),
    steppedAt: moment('stepped_at'),
    stepAt: moment('step_at'),
    assigneeId: text('assignee_id'),
    postBillReason: text('post_bill_reason'),
    isOnHold: integer('is_on_hold', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    index('queries_encounter').on(t.encounterId, t.createdAt),
    index('queries_inbox').on(t.providerId, t.dueAt, t.id).where(sql`state = 'open'`),
    index('queries_provider').on(t.providerId, t.sentAt, t.id),
    index('queries_open_facility').on(t.facilityId, t.dueAt, t.id).where(sql`state = 'open'`),
    index('queries_open_due').on(t.dueAt, t.id).where(sql`state = 'open'`),
    index('queries_open_step').on(t.stepAt, t.steppedAt).where(sql`state = 'open'`),
    index('queries_author').on(t.authorId, t.state, t.updatedAt, t.id),
    index('queries_state_facility').on(t.facilityId, t.state, t.updatedAt, t.id),
    index('queries_sent').on(t.sentAt, t.id),
  ],
)

/** The frozen words of each version, exactly as shown. Triggers refuse UPDATE and DELETE. */
export const queryVersions = sqliteTable(
  'query_versions',
  {
    queryId: text('query_id')
      .notNull()
      .references(() => queries.id),
    number: integer('number').notNull(),
    shown: text('shown', { mode: 'json' }).$type<Shown>().notNull(),
    shownHash: text('shown_hash').notNull(),
    wording: text('wording', { mode: 'json' }).$type<Wording>().notNull(),
    ruleSet: text('rule_set').notNull(),
    findings: text('findings', { mode: 'json' }).$type<Finding[]>().notNull(),
    overrides: text('overrides', { mode: 'json' }).$type<Override[]>().notNull(),
    linesBefore: text('lines_before', { mode: 'json' }).$type<LineSnapshot[]>().notNull(),
    sentBy: text('sent_by').notNull(),
    sentAt: moment('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.queryId, t.number] })],
)

export const queryEvents = sqliteTable(
  'query_events',
  {
    id: text('id').primaryKey(),
    queryId: text('query_id')
      .notNull()
      .references(() => queries.id),
    kind: text('kind', { enum: EVENT_KINDS }).notNull(),
    at: moment('at').notNull(),
    byUserId: text('by_user_id'),
    wordingNumber: integer('wording_number').notNull(),
    providerId: text('provider_id'),
    words: text('words'),
  },
  (t) => [index('query_events_query').on(t.queryId, t.at)],
)

/** At most one answer stands: the index, not only the code, sees to it. */
export const answers = sqliteTable(
  'answers',
  {
    id: text('id').primaryKey(),
    queryId: text('query_id')
      .notNull()
      .references(() => queries.id),
    wordingNumber: integer('wording_number').notNull(),
    userId: text('user_id').notNull(),
    providerId: text('provider_id').notNull(),
    optionIds: text('option_ids', { mode: 'json' }).$type<string[]>().notNull(),
    words: text('words').notNull(),
    comment: text('comment').notNull(),
    gist: text('gist').$type<Answer['gist']>().notNull(),
    signedName: text('signed_name').notNull(),
    signedAt: moment('signed_at').notNull(),
    meaning: text('meaning').notNull(),
    shownHash: text('shown_hash').notNull(),
    addendum: text('addendum').notNull(),
    takenBackAt: moment('taken_back_at'),
  },
  (t) => [
    uniqueIndex('answers_one_stands').on(t.queryId).where(sql`taken_back_at IS NULL`),
    index('answers_provider').on(t.providerId, t.signedAt),
  ],
)

export const answerDrafts = sqliteTable(
  'answer_drafts',
  {
    queryId: text('query_id')
      .notNull()
      .references(() => queries.id),
    userId: text('user_id').notNull(),
    optionIds: text('option_ids', { mode: 'json' }).$type<string[]>().notNull(),
    words: text('words').notNull(),
    comment: text('comment').notNull(),
    /** The version of the words that it was begun on: after a correction it is older than what is shown. */
    wordingNumber: integer('wording_number').notNull().default(1),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.queryId, t.userId] })],
)

export const reconciliations = sqliteTable('reconciliations', {
  queryId: text('query_id')
    .primaryKey()
    .references(() => queries.id),
  byUserId: text('by_user_id').notNull(),
  at: moment('at').notNull(),
  linesBefore: text('lines_before', { mode: 'json' }).$type<LineSnapshot[]>().notNull(),
  linesAfter: text('lines_after', { mode: 'json' }).$type<LineSnapshot[]>().notNull(),
  outcome: text('outcome', { enum: ['codes-changed', 'diagnosis-removed', 'no-change'] }).notNull(),
  comment: text('comment').notNull(),
})
