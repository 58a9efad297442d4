import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { TIMINGS } from '#app/domain/query/query.ts'
import type { GapAxis } from '#app/domain/scorecard/measures/contribution.ts'

/**
 * Projections of the change feed: whole numbers that can be thrown away and made again from the facts. Two grains of each, one led by
 * provider for a scorecard, one led by month for all providers. `cases` is how many encounters a row is made of; at none it goes. The
 * migration makes the grains WITHOUT ROWID, so that a row lies where its key is.
 */
const count = (name: string) => integer(name).notNull().default(0)
const counts = () => ({
  cases: count('cases'),
  encounters: count('encounters'),
  askable: count('askable'),
  open: count('open'),
  openAfter: count('open_after'),
  sent: count('sent'),
  answered: count('answered'),
  inTime: count('in_time'),
  inpatients: count('inpatients'),
  codes: count('codes'),
  grouped: count('grouped'),
  weightBeforeX10000: count('weight_before_x10000'),
  weightAfterX10000: count('weight_after_x10000'),
  withCc: count('with_cc'),
  withMcc: count('with_mcc'),
  queried: count('queried'),
  askableAsked: count('askable_asked'),
  openAsked: count('open_asked'),
  openAnswered: count('open_answered'),
  unseen: count('unseen'),
  withdrawn: count('withdrawn'),
  expired: count('expired'),
  askedBack: count('asked_back'),
  redirected: count('redirected'),
  agreed: count('agreed'),
  other: count('other'),
  undetermined: count('undetermined'),
  notClinical: count('not_clinical'),
  validations: count('validations'),
  confirmed: count('confirmed'),
  ruledOut: count('ruled_out'),
  hasty: count('hasty'),
  closed: count('closed'),
  changed: count('changed'),
  removed: count('removed'),
  weighed: count('weighed'),
  up: count('up'),
  down: count('down'),
  unmoved: count('unmoved'),
  upX10000: count('up_x10000'),
  downX10000: count('down_x10000'),
})
const place = () => ({
  providerId: text('provider_id').notNull(),
  month: integer('month').notNull(),
  facilityId: text('facility_id').notNull(),
})
const timing = () => text('timing', { enum: [...TIMINGS, 'all'] }).notNull()
const gaps = () => ({
  ...place(),
  family: text('family').notNull(),
  axis: text('axis').$type<GapAxis>().notNull(),
  cases: count('cases'),
  lines: count('lines'),
  open: count('open'),
  openAfter: count('open_after'),
})

export const providerMonths = sqliteTable('provider_months', { ...place(), timing: timing(), ...counts() }, (t) => [
  primaryKey({ columns: [t.providerId, t.timing, t.month, t.facilityId] }),
])
export const monthProviders = sqliteTable('month_providers', { ...place(), timing: timing(), ...counts() }, (t) => [
  primaryKey({ columns: [t.timing, t.month, t.providerId, t.facilityId] }),
])
export const providerGaps = sqliteTable('provider_gaps', gaps(), (t) => [
  primaryKey({ columns: [t.providerId, t.month, t.family, t.axis, t.facilityId] }),
])
export const monthGaps = sqliteTable('month_gaps', gaps(), (t) => [
  primaryKey({ columns: [t.month, t.family, t.axis, t.providerId, t.facilityId] }),
])

/** Each query's wait: what a Kaplan-Meier curve is made of. Open ones are censored by whoever reads, at the moment of reading. */
export const queryWaits = sqliteTable(
  'query_waits',
  {
    queryId: text('query_id').primaryKey(),
    encounterId: text('encounter_id').notNull(),
    ...place(),
    timing: text('timing', { enum: TIMINGS }).notNull(),
    begunAt: integer('begun_at').notNull(),
    endedAt: integer('ended_at'),
    isOpen: integer('is_open', { mode: 'boolean' }).notNull(),
    isAnswered: integer('is_answered', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    index('query_waits_provider').on(t.providerId, t.month),
    index('query_waits_month').on(t.month),
    index('query_waits_encounter').on(t.encounterId),
    index('query_waits_open').on(t.facilityId, t.begunAt).where(sql`is_open = 1`),
  ],
)

/** What each encounter has added, as JSON of `Contribution`: taken out again when the encounter changes. */
export const contributions = sqliteTable(
  'contributions',
  {
    encounterId: text('encounter_id').primaryKey(),
    providerId: text('provider_id'),
    month: integer('month'),
    cells: text('cells').notNull(),
  },
  (t) => [index('contributions_provider').on(t.providerId, t.month)],
)
