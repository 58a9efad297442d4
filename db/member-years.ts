import { and, asc, eq, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { HINT_RESULTS, type HintRecord } from '#app/domain/payment/suspect-hints.ts'
import type { Db } from './client.ts'
import { encounters, medications, problems, results } from './schema/encounter.ts'

const yearOf = (year: number) => [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))] as const

/** `of`: every chart, or only charts that are finally coded, where a hint that no code gives was passed over. */
type Asked = { patientIds: readonly string[]; year: number; of: 'all' | 'final' }
/** Facts without an encounter belong to no chart that could still be coded. */
const coded = ({ of }: Asked, encounterId: SQLiteColumn) =>
  of === 'all' ? undefined : or(isNull(encounterId), eq(encounters.codingState, 'final'))

/** What is looked at for hints of a calendar year, by member: one record for each of these patients, empty where there is nothing. */
export async function listHintRecords(db: Db, asked: Asked): Promise<Map<string, HintRecord>> {
  const [drugs, values, entries] = await Promise.all([
    listYearMedications(db, asked),
    listYearResults(db, asked),
    listYearProblems(db, asked),
  ])
  const [drugsOf, valuesOf, entriesOf] = [byPatient(drugs), byPatient(values), byPatient(entries)]
  return new Map(
    asked.patientIds.map((id) => [
      id,
      { medications: drugsOf.get(id) ?? [], results: valuesOf.get(id) ?? [], problems: entriesOf.get(id) ?? [] },
    ]),
  )
}

function byPatient<T extends { patientId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(row.patientId)
    if (list) list.push(row)
    else found.set(row.patientId, [row])
  }
  return found
}

/** Drugs of the encounters of the year, and those that came without an encounter and were not over before it. */
async function listYearMedications(db: Db, asked: Asked) {
  const { patientIds, year } = asked
  const [from, to] = yearOf(year)
  return db
    .selectDistinct({ patientId: medications.patientId, name: medications.name })
    .from(medications)
    .leftJoin(encounters, eq(encounters.id, medications.encounterId))
    .where(
      and(
        inArray(medications.patientId, [...patientIds]),
        coded(asked, medications.encounterId),
        or(
          and(gte(encounters.startAt, from), lt(encounters.startAt, to)),
          and(isNull(medications.encounterId), or(isNull(medications.endAt), gte(medications.endAt, from))),
        ),
      ),
    )
    .orderBy(asc(medications.name))
}

/** Results and vital signs that can hint, of the year and the one before, by time: some definitions look back over New Year. */
async function listYearResults(db: Db, asked: Asked) {
  const { patientIds, year } = asked
  const named = HINT_RESULTS.map((name) => sql`instr(lower(${results.name}), ${name}) > 0`)
  return db
    .select({ patientId: results.patientId, name: results.name, value: results.value, takenAt: results.takenAt })
    .from(results)
    .leftJoin(encounters, eq(encounters.id, results.encounterId))
    .where(
      and(
        inArray(results.patientId, [...patientIds]),
        coded(asked, results.encounterId),
        inArray(results.kind, ['laboratory', 'vital-sign']),
        gte(results.takenAt, yearOf(year - 1)[0]),
        lt(results.takenAt, yearOf(year)[1]),
        or(...named),
      ),
    )
    .orderBy(asc(results.takenAt), asc(results.id))
}

/** The problem list as it stood at the end of the year; what claims say is left out, since it is coded already. */
async function listYearProblems(db: Db, asked: Asked) {
  const { patientIds, year } = asked
  return db
    .select({
      patientId: problems.patientId,
      name: problems.name,
      codings: problems.codings,
      clinicalStatus: problems.clinicalStatus,
    })
    .from(problems)
    .leftJoin(encounters, eq(encounters.id, problems.encounterId))
    .where(
      and(
        inArray(problems.patientId, [...patientIds]),
        coded(asked, problems.encounterId),
        ne(problems.category, 'claim-diagnosis'),
        or(isNull(problems.recordedAt), lt(problems.recordedAt, yearOf(year)[1])),
      ),
    )
    .orderBy(asc(problems.id))
}
