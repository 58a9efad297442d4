import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ENCOUNTER_CLASSES } from '#app/domain/encounter/chart.ts'
import { DENIAL_KINDS, OUTCOMES } from '#app/domain/scorecard/measures/denials.ts'
import { PAYERS } from '#app/domain/scorecard/measures/payer.ts'

/**
 * Claims as the billing system tells of them: accepted, never made here. Months are whole numbers like those of the roll-ups; `billedMonth`
 * is the cohort of a denial, `dischargeMonth` that of a weight.
 */
export const claims = sqliteTable(
  'claims',
  {
    id: text('id').primaryKey(),
    encounterId: text('encounter_id').notNull(),
    facilityId: text('facility_id').notNull(),
    payer: text('payer', { enum: PAYERS }).notNull(),
    dischargeMonth: integer('discharge_month').notNull(),
    billedMonth: integer('billed_month').notNull(),
    amountCents: integer('amount_cents').notNull(),
    isRemitted: integer('is_remitted', { mode: 'boolean' }).notNull(),
    /** Why the payer first refused it, in whole or in part; null where it did not. */
    denial: text('denial', { enum: DENIAL_KINDS }),
    deniedCents: integer('denied_cents').notNull().default(0),
    /** What became of the denial; null until it is decided. */
    outcome: text('outcome', { enum: OUTCOMES }),
    /** What a lost denial took from the DRG weight. */
    lostX10000: integer('lost_x10000').notNull().default(0),
    acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [
    // All that is added up of the claims of a period, in the order in which it is added up: nearly every stay has a claim.
    index('claims_billed').on(
      ...[t.billedMonth, t.facilityId, t.payer, t.isRemitted],
      ...[t.denial, t.outcome, t.amountCents, t.deniedCents],
    ),
    index('claims_discharged').on(t.dischargeMonth, t.facilityId).where(sql`lost_x10000 > 0`),
    index('claims_encounter').on(t.encounterId),
  ],
)

/** The productive hours of a CDI specialist in a month, as the site's time keeping tells them: apart from a coder's, since one person may do both. */
export const cdiHours = sqliteTable(
  'cdi_hours',
  {
    reviewerId: text('reviewer_id').notNull(),
    month: integer('month').notNull(),
    minutes: integer('minutes').notNull(),
    acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.reviewerId, t.month] })],
)

/** How many records of a kind the house expects in a productive hour, x 100: what records are weighted by. */
export const recordStandards = sqliteTable('record_standards', {
  kind: text('kind', { enum: ENCOUNTER_CLASSES }).primaryKey(),
  perHourX100: integer('per_hour_x100').notNull(),
  acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
})

/** The productive hours of a coder in a month, as the site's time keeping tells them. */
export const coderHours = sqliteTable(
  'coder_hours',
  {
    coderId: text('coder_id').notNull(),
    month: integer('month').notNull(),
    minutes: integer('minutes').notNull(),
    acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.coderId, t.month] })],
)
