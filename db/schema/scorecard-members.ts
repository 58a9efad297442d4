import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const count = (name: string) => integer(name).notNull().default(0)

/** A member's risk categories of the year before, and how many are documented again in a year of service: a projection like the others. */
export const memberRecaptures = sqliteTable(
  'member_recaptures',
  {
    patientId: text('patient_id').notNull(),
    year: integer('year').notNull(),
    providerId: text('provider_id').notNull(),
    facilityId: text('facility_id').notNull(),
    due: count('due'),
    recaptured: count('recaptured'),
    added: count('added'),
    unsupported: count('unsupported'),
    /** Raw risk scores by the factors of the payment year: of this year's final lines, and of those of the year before. */
    scoreX10000: count('score_x10000'),
    scoreBeforeX10000: count('score_before_x10000'),
    release: text('release').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.patientId, t.year] }),
    index('member_recaptures_year').on(t.year, t.facilityId),
    // All that is added up of one provider's members, who lie on as many places of the disk as there are.
    index('member_recaptures_own').on(
      ...[t.providerId, t.year, t.facilityId],
      ...[t.due, t.recaptured, t.added, t.unsupported, t.scoreX10000, t.scoreBeforeX10000, t.release],
    ),
  ],
)

/**
 * What became of the categories that a member's record hinted at in a year of service, and of those coded from the notes alone: a projection
 * like the others. A row where there is any.
 */
export const memberSuspects = sqliteTable(
  'member_suspects',
  {
    patientId: text('patient_id').notNull(),
    year: integer('year').notNull(),
    providerId: text('provider_id').notNull(),
    facilityId: text('facility_id').notNull(),
    suspects: count('suspects'),
    confirmed: count('confirmed'),
    ruledOut: count('ruled_out'),
    coded: count('coded'),
    takenOut: count('taken_out'),
  },
  (t) => [
    primaryKey({ columns: [t.patientId, t.year] }),
    index('member_suspects_year').on(t.year, t.facilityId),
    index('member_suspects_own').on(
      ...[t.providerId, t.year, t.facilityId],
      ...[t.suspects, t.confirmed, t.ruledOut, t.coded, t.takenOut],
    ),
  ],
)
