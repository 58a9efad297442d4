import { and, desc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Opening } from '#app/domain/identity/opening.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { openings, restrictions } from './schema/access.ts'
import { encounters, patients } from './schema/encounter.ts'
import { users } from './schema/identity.ts'

/** Whether a patient's chart is restricted: by a manager's word where there is one, else as the source says. */
export async function isRestricted(db: Db, patientId: string): Promise<boolean> {
  const [row] = await db
    .select({ source: patients.isRestricted, own: restrictions.isRestricted })
    .from(patients)
    .leftJoin(restrictions, eq(restrictions.patientId, patients.id))
    .where(eq(patients.id, patientId))
    .limit(1)
  return row?.own ?? row?.source ?? false
}

/** Of these patients, those whose charts are restricted. */
export async function listRestricted(db: Db, patientIds: string[]): Promise<Set<string>> {
  if (patientIds.length === 0) return new Set()
  const rows = await db
    .select({ id: patients.id, source: patients.isRestricted, own: restrictions.isRestricted })
    .from(patients)
    .leftJoin(restrictions, eq(restrictions.patientId, patients.id))
    .where(inArray(patients.id, patientIds))
  return new Set(rows.filter(({ source, own }) => own ?? source).map(({ id }) => id))
}

export type Restriction = typeof restrictions.$inferSelect

export const saveRestriction =
  (restriction: Restriction): Write =>
  (tx) =>
    tx.insert(restrictions).values(restriction).onConflictDoUpdate({ target: restrictions.patientId, set: restriction })

export async function findRestriction(db: Db, patientId: string): Promise<Restriction | null> {
  const [row] = await db.select().from(restrictions).where(eq(restrictions.patientId, patientId)).limit(1)
  return row ?? null
}

/** What keeps this chart open to this person at `at`, if anything. */
export async function findOpenOpening(db: Db, userId: string, encounterId: string, at: Date): Promise<Opening | null> {
  const [row] = await db
    .select()
    .from(openings)
    .where(and(eq(openings.userId, userId), eq(openings.encounterId, encounterId), gt(openings.untilAt, at)))
    .orderBy(desc(openings.untilAt))
    .limit(1)
  return row ?? null
}

export const addOpening =
  (opening: Opening): Write =>
  (tx) =>
    tx.insert(openings).values(opening)

export async function findOpening(db: Db, id: string): Promise<Opening | null> {
  const [row] = await db.select().from(openings).where(eq(openings.id, id)).limit(1)
  return row ?? null
}

/** Refuses the batch when somebody else was quicker. */
export const saveReview =
  ({ id, verdict, verdictWords, reviewedBy, reviewedAt }: Opening): Write =>
  (tx) =>
    tx
      .update(openings)
      .set({ verdict, verdictWords, reviewedBy, reviewedAt })
      .where(and(eq(openings.id, id), isNull(openings.verdict)))

/** With the stay and the patient that were opened. Newest first; those that wait for a review, or all. `facilityIds` null: of every place. */
export async function listOpenings(
  db: Db,
  filter: { waiting: boolean; facilityIds: string[] | null; before: Date | null },
  limit: number,
) {
  const rows = await db
    .select({
      opening: openings,
      userName: users.name,
      record: patients.mrn,
      familyName: patients.familyName,
      givenName: patients.givenName,
      class: encounters.class,
      service: encounters.service,
      startAt: encounters.startAt,
    })
    .from(openings)
    .innerJoin(users, eq(users.id, openings.userId))
    .leftJoin(encounters, eq(encounters.id, openings.encounterId))
    .leftJoin(patients, eq(patients.id, openings.patientId))
    .where(
      and(
        filter.waiting ? isNull(openings.verdict) : undefined,
        filter.before ? lt(openings.at, filter.before) : undefined,
        filter.facilityIds
          ? or(inArray(openings.facilityId, filter.facilityIds), isNull(openings.facilityId))
          : undefined,
      ),
    )
    .orderBy(desc(openings.at))
    .limit(limit)
  return rows.map(({ opening, ...chart }) => ({ ...opening, ...chart }))
}

/** The newest stay of the patient with exactly this record number. */
export async function findNewestStayOfRecord(db: Db, mrn: string): Promise<string | null> {
  const [row] = await db
    .select({ id: encounters.id })
    .from(encounters)
    .innerJoin(patients, eq(patients.id, encounters.patientId))
    .where(eq(patients.mrn, mrn))
    .orderBy(desc(encounters.startAt))
    .limit(1)
  return row?.id ?? null
}
