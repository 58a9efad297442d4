import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChallengeKind } from '#app/domain/identity/challenge.ts'
import type { OpeningPurpose, OpeningVerdict } from '#app/domain/identity/opening.ts'
import { patients } from './encounter.ts'
import { users } from './identity.ts'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** An authenticator app. The key is sealed with the server's secret; `lastStep` is the newest 30-second step that was used, so none counts twice. */
export const authenticators = sqliteTable('authenticators', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  sealedKey: text('sealed_key').notNull(),
  confirmedAt: moment('confirmed_at'),
  lastStep: integer('last_step').notNull().default(0),
})

/** One-time codes for who lost the phone; only their hashes are kept. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    hash: text('hash').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
)

/** `id` is the credential's own id, `publicKey` its COSE key, both base64url. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    publicKey: text('public_key').notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports', { mode: 'json' }).$type<string[]>().notNull(),
    isBackedUp: integer('is_backed_up', { mode: 'boolean' }).notNull(),
    addedAt: moment('added_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [index('passkeys_user').on(t.userId)],
)

/** What was begun and waits for its second half: a second step, a passkey's challenge, a way to the identity provider. Taken once. */
export const challenges = sqliteTable(
  'challenges',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<ChallengeKind>().notNull(),
    userId: text('user_id'),
    detail: text('detail', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [index('challenges_expiry').on(t.expiresAt)],
)

/** How other systems call a person: the subject of an identity provider, the external id of a SCIM client. */
export const userLinks = sqliteTable(
  'user_links',
  {
    kind: text('kind', { enum: ['oidc', 'scim'] }).notNull(),
    value: text('value').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value] }), uniqueIndex('user_links_user').on(t.kind, t.userId)],
)

/** Bearer tokens of machines, by their hash. */
export const accessTokens = sqliteTable(
  'access_tokens',
  {
    id: text('id').primaryKey(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: moment('added_at').notNull(),
    usedAt: moment('used_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [uniqueIndex('access_tokens_hash').on(t.hash)],
)

/** What a manager says of a patient's chart; it stands above what the source says. */
export const restrictions = sqliteTable('restrictions', {
  patientId: text('patient_id')
    .primaryKey()
    .references(() => patients.id),
  isRestricted: integer('is_restricted', { mode: 'boolean' }).notNull(),
  reason: text('reason').notNull(),
  setBy: text('set_by').notNull(),
  setAt: moment('set_at').notNull(),
})

/** Charts opened for a reason by who may not otherwise see them, each to be reviewed. */
export const openings = sqliteTable(
  'openings',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    encounterId: text('encounter_id').notNull(),
    patientId: text('patient_id').notNull(),
    facilityId: text('facility_id'),
    purpose: text('purpose').$type<OpeningPurpose>().notNull(),
    words: text('words').notNull(),
    at: moment('at').notNull(),
    untilAt: moment('until_at').notNull(),
    verdict: text('verdict').$type<OpeningVerdict>(),
    verdictWords: text('verdict_words'),
    reviewedBy: text('reviewed_by'),
    reviewedAt: moment('reviewed_at'),
  },
  (t) => [
    index('openings_user').on(t.userId, t.encounterId, t.untilAt),
    index('openings_at').on(t.at),
    index('openings_patient').on(t.patientId, t.at),
  ],
)
