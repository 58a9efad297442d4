import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** What stood here and was purged by policy: when, by whom, under which rule. Ids alone; never changed, never taken away. */
export const tombstones = sqliteTable(
  'tombstones',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['stay', 'query', 'patient'] }).notNull(),
    /** Of a stay or a query: whose it was. */
    ofPatient: text('of_patient'),
    purgedAt: moment('purged_at').notNull(),
    purgedBy: text('purged_by').notNull(),
    policy: text('policy', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    rows: integer('rows').notNull(),
  },
  (t) => [index('tombstones_when').on(t.purgedAt), index('tombstones_patient').on(t.ofPatient)],
)

/** A legal hold on everything about a patient. Placed and lifted by a person with a reason; rows stay. */
export const patientHolds = sqliteTable(
  'patient_holds',
  {
    id: text('id').primaryKey(),
    patientId: text('patient_id').notNull(),
    reason: text('reason').notNull(),
    placedBy: text('placed_by').notNull(),
    placedAt: moment('placed_at').notNull(),
    liftedBy: text('lifted_by'),
    liftedAt: moment('lifted_at'),
    liftReason: text('lift_reason'),
  },
  (t) => [uniqueIndex('patient_holds_one_stands').on(t.patientId).where(sql`lifted_at IS NULL`)],
)
