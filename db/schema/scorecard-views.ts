import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who wants a saved view as a monthly letter; `sentFor` is the last month it was sent for. */
export const viewDeliveries = sqliteTable(
  'view_deliveries',
  {
    viewId: text('view_id').notNull(),
    userId: text('user_id').notNull(),
    sentFor: integer('sent_for').notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.viewId, t.userId] })],
)
