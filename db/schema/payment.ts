import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DecisionElements } from '#app/domain/payment/decision-making.ts'
import { SEGMENTS } from '#app/domain/payment/hcc-member.ts'

/** How a payer pays a facility for inpatient stays. Factors x 10,000, money in cents, days inclusive. */
export const facilityRates = sqliteTable(
  'facility_rates',
  {
    facilityId: text('facility_id').notNull(),
    payer: text('payer').notNull(),
    startOn: text('start_on').notNull(),
    endOn: text('end_on'),
    wageIndexX10000: integer('wage_index_x10000').notNull(),
    capitalFactorX10000: integer('capital_factor_x10000'),
    addOnX10000: integer('add_on_x10000').notNull().default(0),
    ownRateCents: integer('own_rate_cents').notNull().default(0),
    ownShareX10000: integer('own_share_x10000').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.facilityId, t.payer, t.startOn] })],
)

/** What CMS says of a member for a payment year: the part of a risk score that no chart holds. */
export const riskMembers = sqliteTable(
  'risk_members',
  {
    patientId: text('patient_id').notNull(),
    paymentYear: integer('payment_year').notNull(),
    segment: text('segment', { enum: SEGMENTS }).notNull(),
    isOriginallyDisabled: integer('is_originally_disabled', { mode: 'boolean' }).notNull().default(false),
    hasMedicaid: integer('has_medicaid', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.patientId, t.paymentYear] }),
    index('risk_members_year').on(t.paymentYear, t.patientId),
  ],
)

/** What a coder found a visit to document, beside the level that was billed. One a visit; a change names the version that was read. */
export const visitLevels = sqliteTable('visit_levels', {
  encounterId: text('encounter_id').primaryKey(),
  version: integer('version').notNull(),
  billed: text('billed').notNull(),
  setting: text('setting', { enum: ['facility', 'non-facility'] }).notNull(),
  /** Total minutes of the billing provider on the day, where the note states them. */
  minutes: integer('minutes'),
  decision: text('decision', { mode: 'json' }).$type<DecisionElements | null>(),
  reviewedBy: text('reviewed_by').notNull(),
  reviewedAt: integer('reviewed_at', { mode: 'timestamp_ms' }).notNull(),
})
