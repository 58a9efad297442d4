import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ENCOUNTER_CLASSES } from '#app/domain/encounter/chart.ts'
import { TIMINGS } from '#app/domain/query/query.ts'
import type { GapAxis } from '#app/domain/scorecard/measures/contribution.ts'
import { PAYERS } from '#app/domain/scorecard/measures/payer.ts'
import { SPREADS } from '#app/domain/scorecard/measures/spread.ts'

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
  reviewed: count('reviewed'),
  stayQueries: count('stay_queries'),
  flawed: count('flawed'),
  followable: count('followable'),
  followed: count('followed'),
  adjudicated: count('adjudicated'),
  denied: count('denied'),
  passedOn: count('passed_on'),
})
export const place = () => ({
  providerId: text('provider_id').notNull(),
  month: integer('month').notNull(),
  facilityId: text('facility_id').notNull(),
})
const timing = () => text('timing', { enum: [...TIMINGS, 'all'] }).notNull()
/** 'all' is the sum over payers: what no filter asks to split is read from it alone. */
const anyPayer = () => text('payer', { enum: [...PAYERS, 'all'] }).notNull()
export const payer = () => text('payer', { enum: PAYERS }).notNull()
const gaps = () => ({
  ...place(),
  payer: anyPayer(),
  family: text('family').notNull(),
  axis: text('axis').$type<GapAxis>().notNull(),
  class: text('class', { enum: ENCOUNTER_CLASSES }).notNull(),
  cases: count('cases'),
  lines: count('lines'),
  open: count('open'),
  openAfter: count('open_after'),
})

export const providerMonths = sqliteTable(
  'provider_months',
  { ...place(), timing: timing(), payer: anyPayer(), ...counts() },
  (t) => [primaryKey({ columns: [t.providerId, t.timing, t.payer, t.month, t.facilityId] })],
)
export const monthProviders = sqliteTable(
  'month_providers',
  { ...place(), timing: timing(), payer: anyPayer(), ...counts() },
  (t) => [
    primaryKey({ columns: [t.timing, t.payer, t.month, t.providerId, t.facilityId] }),
    // What a list of providers under a filter adds up, in the order in which it is added up, without the forty other counts.
    index('month_providers_listed').on(
      ...[t.timing, t.payer, t.providerId, t.month, t.facilityId],
      ...[t.open, t.askable, t.sent, t.answered, t.inTime],
    ),
  ],
)
/** The same of all providers together: what pages of everyone add up by month, and what their filters could have split it into. */
export const facilityMonths = sqliteTable(
  'facility_months',
  {
    month: integer('month').notNull(),
    facilityId: text('facility_id').notNull(),
    timing: timing(),
    payer: anyPayer(),
    ...counts(),
  },
  (t) => [primaryKey({ columns: [t.timing, t.payer, t.month, t.facilityId] })],
)
export const providerGaps = sqliteTable('provider_gaps', gaps(), (t) => [
  primaryKey({ columns: [t.providerId, t.payer, t.month, t.family, t.axis, t.facilityId, t.class] }),
])
export const monthGaps = sqliteTable('month_gaps', gaps(), (t) => [
  primaryKey({ columns: [t.payer, t.month, t.family, t.axis, t.providerId, t.facilityId, t.class] }),
])

const drgSums = () => ({
  month: integer('month').notNull(),
  facilityId: text('facility_id').notNull(),
  payer: payer(),
  family: text('family').notNull(),
  cases: count('cases'),
  stays: count('stays'),
  weightX10000: count('weight_x10000'),
  weightSquaresX10000: count('weight_squares_x10000'),
  outliers: count('outliers'),
  outliersX10000: count('outliers_x10000'),
  mccSplit: count('mcc_split'),
  withMcc: count('with_mcc'),
  ccSplit: count('cc_split'),
  withCc: count('with_cc'),
})

/** Grouped stays by DRG family: of one provider, and of all. */
export const providerDrgs = sqliteTable(
  'provider_drgs',
  { providerId: text('provider_id').notNull(), ...drgSums() },
  (t) => [primaryKey({ columns: [t.providerId, t.month, t.family, t.facilityId, t.payer] })],
)
export const monthDrgs = sqliteTable('month_drgs', drgSums(), (t) => [
  primaryKey({ columns: [t.month, t.family, t.facilityId, t.payer] }),
])

/** How something is spread: how many fell into each bucket. `who` is the provider, or the coder where coding is meant. */
export const monthSpreads = sqliteTable(
  'month_spreads',
  {
    kind: text('kind', { enum: SPREADS }).notNull(),
    who: text('who').notNull(),
    month: integer('month').notNull(),
    facilityId: text('facility_id').notNull(),
    payer: payer(),
    bucket: text('bucket').notNull(),
    cases: count('cases'),
    n: count('n'),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.month, t.facilityId, t.who, t.payer, t.bucket] }),
    index('month_spreads_who').on(t.kind, t.who, t.month),
  ],
)

/** What each answer moved of a stay's weight, and what decides how the stay is paid: what a provider's dollars are told from, a row an answer. */
export const answerWeights = sqliteTable(
  'answer_weights',
  {
    queryId: text('query_id').primaryKey(),
    encounterId: text('encounter_id').notNull(),
    ...place(),
    payer: payer(),
    timing: text('timing', { enum: TIMINGS }).notNull(),
    /** The payer in the words of the chart, by which rates are kept. */
    paidBy: text('paid_by'),
    day: text('day').notNull(),
    ...{ upX10000: count('up_x10000'), downX10000: count('down_x10000') },
  },
  (t) => [
    index('answer_weights_encounter').on(t.encounterId),
    // All that is read of a provider, so that it lies together.
    index('answer_weights_provider').on(
      ...[t.providerId, t.month, t.timing, t.payer, t.facilityId, t.paidBy, t.day],
      ...[t.upX10000, t.downX10000],
    ),
  ],
)

/** What an audit of one coded record found; one record is audited once by one auditor. */
export const codingAudits = sqliteTable(
  'coding_audits',
  {
    encounterId: text('encounter_id').notNull(),
    auditor: text('auditor').notNull(),
    coderId: text('coder_id').notNull(),
    month: integer('month').notNull(),
    facilityId: text('facility_id').notNull(),
    isRandom: integer('is_random', { mode: 'boolean' }).notNull(),
    correct: integer('correct').notNull(),
    wrong: integer('wrong').notNull(),
    missed: integer('missed').notNull(),
    isDrgRight: integer('is_drg_right', { mode: 'boolean' }),
    acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.encounterId, t.auditor] }),
    // All that is added up of a period: one record of ten is audited, and rows of a month lie scattered.
    index('coding_audits_month').on(
      ...[t.month, t.facilityId, t.coderId, t.isRandom],
      ...[t.correct, t.wrong, t.missed, t.isDrgRight],
    ),
  ],
)

/** What each encounter has added, as the text of `keptText`: taken out again when the encounter changes. */
export const contributions = sqliteTable(
  'contributions',
  {
    encounterId: text('encounter_id').primaryKey(),
    providerId: text('provider_id'),
    month: integer('month'),
    cells: text('cells').notNull(),
  },
  (t) => [
    // With the words of a text, so that the stays of a family are found without reading the others.
    index('contributions_words').on(t.providerId, t.month, t.encounterId, sql`cells ->> '$[1]'`),
  ],
)
