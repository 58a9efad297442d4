import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What changed, in order, for projections (scorecards): written in the same transaction as the fact, read by seq, never updated. */
export const changes = sqliteTable('changes', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  topic: text('topic').notNull(),
  onId: text('on_id').notNull(),
})

/** How far each projection has read. */
export const projections = sqliteTable('projections', {
  name: text('name').primaryKey(),
  seq: integer('seq').notNull(),
})
