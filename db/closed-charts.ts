import { type SQL, sql } from 'drizzle-orm'
import { patients } from './schema/encounter.ts'

/** Inside a query over patients: whether the chart is restricted, by a manager's word where there is one, else as the source says. */
export const isClosedPatient = sql<boolean>`coalesce(
  (select r.is_restricted from restrictions r where r.patient_id = ${patients.id}), ${patients.isRestricted})`.mapWith(
  Boolean,
)

/** The same of a row of patients under another name, as SQL alone. */
export const isClosedId = (alias: string): SQL =>
  sql.raw(
    `coalesce((select r.is_restricted from restrictions r where r.patient_id = ${alias}.id), ${alias}.is_restricted)`,
  )

/** What a list says in place of a name. */
export const CLOSED_NAME = 'Restricted chart'
export const shownName = sql<string>`case when ${isClosedPatient} then ${sql.raw(`'${CLOSED_NAME}'`)}
  else ${patients.familyName} || ', ' || ${patients.givenName} end`
