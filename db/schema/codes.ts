import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * One row for each edition of a code set or table that was ever taken in. Its rows lie in `reference_pages`; they are written while it
 * is "staging", when nothing reads them, and count from the moment in which this one row becomes "active".
 */
export const releases = sqliteTable(
  'releases',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull().default(1),
    kind: text('kind').notNull(),
    edition: text('edition').notNull(),
    startOn: text('start_on').notNull(),
    endOn: text('end_on'),
    source: text('source').notNull(),
    state: text('state', { enum: ['staging', 'staged', 'active', 'replaced', 'rolled-back', 'abandoned'] }).notNull(),
    /** SHA-256 over the rows: the same edition taken in again changes nothing. */
    digest: text('digest').notNull(),
    fileName: text('file_name').notNull(),
    totals: text('totals', { mode: 'json' }).$type<Record<string, number>>().notNull(),
    importedAt: integer('imported_at', { mode: 'timestamp_ms' }).notNull(),
    importedBy: text('imported_by').notNull(),
    activatedAt: integer('activated_at', { mode: 'timestamp_ms' }),
    /** The release of the same edition that this one took the place of. */
    replacesId: text('replaces_id'),
  },
  (t) => [
    uniqueIndex('one_active_release').on(t.kind, t.edition).where(sql`state = 'active'`),
    index('releases_by_day').on(t.kind, t.startOn).where(sql`state = 'active'`),
  ],
)

/**
 * The rows of a release, some sixty-four to a page in the order of their keys: lines of tab-separated cells. Pages, not rows, so that
 * a set of 98,000 codes is staged in eight commits of 200 rows and a code is still found by one index step.
 */
export const referencePages = sqliteTable(
  'reference_pages',
  {
    releaseId: text('release_id').notNull(),
    tableName: text('table_name').notNull(),
    page: integer('page').notNull(),
    firstKey: text('first_key').notNull(),
    lines: text('lines').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.releaseId, t.tableName, t.page] }),
    index('reference_pages_by_key').on(t.releaseId, t.tableName, t.firstKey),
  ],
)

/** The word index of a code set: for each page of words, which codes (by their place in the order of codes) hold them. */
export const codeWordPages = sqliteTable(
  'code_word_pages',
  {
    releaseId: text('release_id').notNull(),
    page: integer('page').notNull(),
    postings: blob('postings', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.releaseId, t.page] })],
)

/** What search keeps in memory for a code set: its words, its codes and how likely each is meant. */
export const codeWordHeads = sqliteTable('code_word_heads', {
  releaseId: text('release_id').primaryKey(),
  words: text('words').notNull(),
  codes: blob('codes', { mode: 'buffer' }).notNull(),
  weights: blob('weights', { mode: 'buffer' }).notNull(),
})
