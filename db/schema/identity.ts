import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Role } from '#app/domain/identity/role.ts'

export const facilities = sqliteTable(
  'facilities',
  {
    id: text('id').primaryKey(),
    sourceSystem: text('source_system').notNull(),
    sourceId: text('source_id').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    digest: text('digest'),
  },
  (t) => [uniqueIndex('facilities_source').on(t.sourceSystem, t.sourceId)],
)

export const providers = sqliteTable(
  'providers',
  {
    id: text('id').primaryKey(),
    sourceSystem: text('source_system').notNull(),
    sourceId: text('source_id').notNull(),
    npi: text('npi'),
    name: text('name').notNull(),
    specialty: text('specialty'),
    facilityIds: text('facility_ids', { mode: 'json' }).$type<string[]>().notNull(),
    digest: text('digest'),
  },
  (t) => [uniqueIndex('providers_source').on(t.sourceSystem, t.sourceId), index('providers_name').on(t.name)],
)

export const users = sqliteTable(
  'users',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull().default(1),
    email: text('email').notNull(),
    name: text('name').notNull(),
    credentials: text('credentials'),
    roles: text('roles', { mode: 'json' }).$type<Role[]>().notNull(),
    facilityIds: text('facility_ids', { mode: 'json' }).$type<string[]>().notNull(),
    providerId: text('provider_id'),
    state: text('state', { enum: ['active', 'disabled'] }).notNull(),
  },
  (t) => [uniqueIndex('users_email').on(t.email), index('users_provider').on(t.providerId)],
)

export const passwords = sqliteTable('passwords', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  hash: text('hash').notNull(),
  changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
  /** Somebody else chose it: good for a few days, and for choosing one's own. */
  isFirst: integer('is_first', { mode: 'boolean' }).notNull().default(false),
})

/** `id` is the SHA-256 of the cookie's secret: who reads the table cannot sign in with it. */
export const signIns = sqliteTable(
  'sign_ins',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    method: text('method', { enum: ['password', 'demo', 'passkey', 'totp', 'sso'] }).notNull(),
    userAgent: text('user_agent'),
    begunAt: integer('begun_at', { mode: 'timestamp_ms' }).notNull(),
    seenAt: integer('seen_at', { mode: 'timestamp_ms' }).notNull(),
    endedAt: integer('ended_at', { mode: 'timestamp_ms' }),
    /** "enrolling": good for nothing but setting up the second factor that the person's role requires. */
    reach: text('reach', { enum: ['full', 'enrolling'] })
      .notNull()
      .default('full'),
    /** Since a long pause: the next signature asks who is there. */
    isStale: integer('is_stale', { mode: 'boolean' }).notNull().default(false),
    /** The session at the identity provider, for its word that it ended. */
    providerSession: text('provider_session'),
    idToken: text('id_token'),
  },
  (t) => [index('sign_ins_provider').on(t.providerSession), index('sign_ins_user').on(t.userId, t.begunAt)],
)

/** Failed attempts by account (hash of the e-mail given, known or not), for the lock-out. */
export const signInAttempts = sqliteTable('sign_in_attempts', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: integer('last_at', { mode: 'timestamp_ms' }).notNull(),
  lockedUntil: integer('locked_until', { mode: 'timestamp_ms' }),
})

/** Who answers in whose place, from when to when: the covering provider sees and answers what is addressed to the covered one. */
export const coverages = sqliteTable(
  'coverages',
  {
    id: text('id').primaryKey(),
    providerId: text('provider_id').notNull(),
    coveringProviderId: text('covering_provider_id').notNull(),
    fromAt: integer('from_at', { mode: 'timestamp_ms' }).notNull(),
    toAt: integer('to_at', { mode: 'timestamp_ms' }).notNull(),
    reason: text('reason'),
  },
  (t) => [
    index('coverages_covering').on(t.coveringProviderId, t.toAt),
    index('coverages_provider').on(t.providerId, t.toAt),
  ],
)

export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    page: text('page').notNull(),
    name: text('name').notNull(),
    search: text('search').notNull(),
    isShared: integer('is_shared', { mode: 'boolean' }).notNull().default(false),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [uniqueIndex('saved_views_name').on(t.userId, t.page, t.name)],
)

/** What was typed to find a patient. An address holds the id in its place, which is good for that person alone. */
export const searchWords = sqliteTable(
  'search_words',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    words: text('words').notNull(),
    typedAt: integer('typed_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [uniqueIndex('search_words_words').on(t.userId, t.words), index('search_words_typed').on(t.typedAt)],
)

export const settings = sqliteTable('settings', {
  name: text('name').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
})
