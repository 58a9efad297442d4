import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Letters to send: landed with the fact they tell of, delivered by a job. `props` are plain strings without PHI. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    template: text('template').notNull(),
    toUserId: text('to_user_id').notNull(),
    about: text('about'),
    props: text('props', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    attachment: text('attachment', { mode: 'json' }).$type<{ name: string; type: string; text: string } | null>(),
    state: text('state', { enum: ['waiting', 'sent', 'failed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: integer('due_at', { mode: 'timestamp_ms' }).notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    sentAt: integer('sent_at', { mode: 'timestamp_ms' }),
    lastFault: text('last_fault'),
  },
  (t) => [
    index('outbox_waiting').on(t.dueAt, t.id).where(sql`state = 'waiting'`),
    index('outbox_about').on(t.about),
    index('outbox_created').on(t.createdAt, t.id),
  ],
)
