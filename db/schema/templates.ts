import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Wording } from '#app/domain/query/query.ts'
import type { Template } from '#app/domain/query/templates/template.ts'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

/**
 * Versions that the site made. The starter library is built in and needs no rows: a site version of the same id stands over it. Triggers
 * refuse DELETE and any UPDATE but the one that approves.
 */
export const templateVersions = sqliteTable(
  'template_versions',
  {
    templateId: text('template_id').notNull(),
    number: integer('number').notNull(),
    body: text('body', { mode: 'json' }).$type<Template>().notNull(),
    comment: text('comment').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: moment('changed_at').notNull(),
    approvedBy: text('approved_by'),
    approvedName: text('approved_name'),
    approvedAt: moment('approved_at'),
  },
  (t) => [primaryKey({ columns: [t.templateId, t.number] })],
)

/** Whether a template is offered at all; without a row it is. */
export const templateStandings = sqliteTable('template_standings', {
  templateId: text('template_id').primaryKey(),
  isRetired: integer('is_retired', { mode: 'boolean' }).notNull(),
  reason: text('reason').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
})

/** From which version of which template a draft was filled last. */
export const templateUses = sqliteTable(
  'template_uses',
  {
    queryId: text('query_id').primaryKey(),
    templateId: text('template_id').notNull(),
    number: integer('number').notNull(),
    usedAt: moment('used_at').notNull(),
    /** The words as the template filled them, so that the proof can say what its author made of them; null for older uses. */
    filled: text('filled', { mode: 'json' }).$type<Wording>(),
  },
  (t) => [index('template_uses_template').on(t.templateId, t.number)],
)
