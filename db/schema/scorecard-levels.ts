import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const count = (name: string) => integer(name).notNull().default(0)

/** Discharged stays by the levels of the site's grouper, of a month and facility: a roll-up like the others (schema/scorecard.ts). */
export const monthLevels = sqliteTable(
  'month_levels',
  {
    month: integer('month').notNull(),
    facilityId: text('facility_id').notNull(),
    severity: integer('severity').notNull(),
    mortality: integer('mortality').notNull(),
    cases: count('cases'),
    stays: count('stays'),
    withRisk: count('with_risk'),
    risksX1000000: count('risks_x1000000'),
    died: count('died'),
  },
  (t) => [primaryKey({ columns: [t.month, t.facilityId, t.severity, t.mortality] })],
)

/** Severity of illness and risk of mortality, 1 to 4, as the site's own grouper gave them: accepted, never worked out here. */
export const stayLevels = sqliteTable('stay_levels', {
  encounterId: text('encounter_id').primaryKey(),
  severity: integer('severity').notNull(),
  mortality: integer('mortality').notNull(),
  /** The grouper's predicted chance of dying in millionths, where it gives one. */
  riskX1000000: integer('risk_x1000000'),
  acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
})
