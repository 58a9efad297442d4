import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The sealed chain. Triggers of the first migration refuse UPDATE and DELETE. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    what: text('what').notNull(),
    who: text('who').notNull(),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
    onId: text('on_id'),
    patientId: text('patient_id'),
    encounterId: text('encounter_id'),
    detail: text('detail'),
    previous: text('previous').notNull(),
    seal: text('seal').notNull(),
  },
  (t) => [
    index('audit_by_patient').on(t.patientId, t.seq),
    index('audit_by_who').on(t.who, t.seq),
    index('audit_by_on').on(t.onId, t.seq),
    index('audit_by_what').on(t.what, t.seq),
  ],
)
