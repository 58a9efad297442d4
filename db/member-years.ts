import { and, asc, eq, gte, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import type { Medication, Problem } from '#app/domain/encounter/chart.ts'
import type { Db } from './client.ts'
import { encounters, medications, problems, results } from './schema/encounter.ts'

/** More facts of one kind than this in a year are not looked at: the newest would add nothing to a hint. */
const MOST = 2000
const yearOf = (year: number) => [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))] as const

/** A member's drugs of the encounters of a calendar year, and those that came without an encounter and were not over before it. */
export async function listYearMedications(
  db: Db,
  patientId: string,
  year: number,
): Promise<Pick<Medication, 'name'>[]> {
  const [from, to] = yearOf(year)
  return db
    .selectDistinct({ name: medications.name })
    .from(medications)
    .leftJoin(encounters, eq(encounters.id, medications.encounterId))
    .where(
      and(
        eq(medications.patientId, patientId),
        or(
          and(gte(encounters.startAt, from), lt(encounters.startAt, to)),
          and(isNull(medications.encounterId), or(isNull(medications.endAt), gte(medications.endAt, from))),
        ),
      ),
    )
    .orderBy(asc(medications.name))
    .limit(MOST)
}

/** A member's laboratory results and vital signs of a calendar year and the one before, by time: some definitions look back over New Year. */
export async function listYearResults(db: Db, patientId: string, year: number) {
  return db
    .select({ name: results.name, value: results.value, takenAt: results.takenAt })
    .from(results)
    .where(
      and(
        eq(results.patientId, patientId),
        inArray(results.kind, ['laboratory', 'vital-sign']),
        gte(results.takenAt, yearOf(year - 1)[0]),
        lt(results.takenAt, yearOf(year)[1]),
      ),
    )
    .orderBy(asc(results.takenAt))
    .limit(MOST)
}

/** A member's problem list as it stood at the end of a calendar year; what claims say is left out, since it is coded already. */
export async function listYearProblems(
  db: Db,
  patientId: string,
  year: number,
): Promise<Pick<Problem, 'name' | 'codings' | 'clinicalStatus'>[]> {
  return db
    .select({ name: problems.name, codings: problems.codings, clinicalStatus: problems.clinicalStatus })
    .from(problems)
    .where(
      and(
        eq(problems.patientId, patientId),
        ne(problems.category, 'claim-diagnosis'),
        or(isNull(problems.recordedAt), lt(problems.recordedAt, yearOf(year)[1])),
      ),
    )
    .limit(MOST)
}
