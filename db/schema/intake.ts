import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a resource adds to a row that another one makes: a role to its provider, a claim to its stay, a medication to its orders. */
export type ReceivedDetail = Record<string, unknown>

/**
 * One row for each resource ever received, by the hash of its system, type and id. Its digest tells an unchanged one; `awaited` is
 * one that others referred to and that has not come yet; `target_id` is the chart row that stands for it, where that is not its own id.
 */
export const receivedResources = sqliteTable(
  'received_resources',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    sourceSystem: text('source_system').notNull(),
    sourceId: text('source_id').notNull(),
    state: text('state', { enum: ['kept', 'withdrawn', 'counted', 'awaited'] }).notNull(),
    digest: text('digest').notNull(),
    /** When the sender last touched it: an older copy that comes late changes nothing. */
    touchedAt: integer('touched_at'),
    targetId: text('target_id').notNull(),
    label: text('label'),
    detail: text('detail', { mode: 'json' }).$type<ReceivedDetail | null>(),
  },
  (t) => [index('received_additions').on(t.targetId).where(sql`type in ('Practitioner', 'PractitionerRole', 'Claim')`)],
)

/** By which business identifiers (hashed) a resource is known: an NPI, a visit number. */
export const receivedIdentifiers = sqliteTable('received_identifiers', {
  id: text('id').primaryKey(),
  resourceId: text('resource_id').notNull(),
})

/** Facts as they were before a sender changed or withdrew them: nothing that was shown once is lost. */
export const factHistory = sqliteTable(
  'fact_history',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    factId: text('fact_id').notNull(),
    why: text('why', { enum: ['replaced', 'withdrawn'] }).notNull(),
    importId: text('import_id').notNull(),
    endedAt: integer('ended_at', { mode: 'timestamp_ms' }).notNull(),
    fact: text('fact', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('fact_history_fact').on(t.factId, t.seq)],
)
