import { and, asc, eq, inArray, min, sql } from 'drizzle-orm'
import type { RiskSum, SuspectSum } from '#app/domain/scorecard/measures/risk.ts'
import { addRows } from './bulk.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { keptWrites } from './kept-write.ts'
import { among, prepared } from './prepared.ts'
import { encounterProviders, encounters, patients } from './schema/encounter.ts'
import { riskMembers } from './schema/payment.ts'
import { memberRecaptures, memberSuspects } from './schema/scorecard-members.ts'
import { asText, textRows } from './text-rows.ts'

/** The patients of these encounters. */
export async function patientsOfEncounters(db: Db, encounterIds: readonly string[]): Promise<string[]> {
  const list = prepared(db, 'patients of encounters', () =>
    db
      .selectDistinct({ patientId: encounters.patientId })
      .from(encounters)
      .where(sql`${encounters.id} in ${among()}`)
      .prepare(),
  )
  const rows = list.all({ ids: JSON.stringify(encounterIds) })
  return rows.map(({ patientId }) => patientId)
}

/** What a health plan said of these patients, a row for each payment year, with what a model is told of them. */
export async function listMemberYears(db: Db, patientIds: readonly string[]) {
  const list = prepared(db, 'member years', () =>
    db
      .select({ member: riskMembers, birthOn: patients.birthOn, sex: patients.sex })
      .from(riskMembers)
      .innerJoin(patients, eq(patients.id, riskMembers.patientId))
      .where(sql`${riskMembers.patientId} in ${among()}`)
      .orderBy(asc(riskMembers.patientId), asc(riskMembers.paymentYear))
      .prepare(),
  )
  return list.all({ ids: JSON.stringify(patientIds) })
}

/** The encounters of these patients by moment of service, the last one last, each with its attending. */
export async function listServed(db: Db, patientIds: readonly string[]) {
  const servedAt = sql<number>`coalesce(${encounters.endAt}, ${encounters.startAt})`
  return db
    .select({
      patientId: encounters.patientId,
      facilityId: encounters.facilityId,
      servedAt,
      providerId: min(encounterProviders.providerId),
    })
    .from(encounters)
    .leftJoin(
      encounterProviders,
      and(eq(encounterProviders.encounterId, encounters.id), eq(encounterProviders.part, 'attending')),
    )
    .where(inArray(encounters.patientId, [...patientIds]))
    .groupBy(encounters.id)
    .orderBy(asc(servedAt), asc(encounters.id))
}

type MemberRows = {
  recaptures: readonly (typeof memberRecaptures.$inferInsert)[]
  suspects: readonly (typeof memberSuspects.$inferInsert)[]
}

/** Puts what these patients' years come to in the place of what was kept of them. */
export const keepMemberYears = (patientIds: readonly string[], { recaptures, suspects }: MemberRows): Write[] => [
  keptWrites(
    'delete from member_recaptures where patient_id = ?',
    patientIds.map((id) => [id]),
  ),
  keptWrites(
    'delete from member_suspects where patient_id = ?',
    patientIds.map((id) => [id]),
  ),
  ...addRows(memberRecaptures, [...recaptures]),
  ...addRows(memberSuspects, [...suspects]),
]

/** Members of a year of service by facility: of one provider, or of all. */
export async function sumRisks(db: Db, year: number, providerId: string | null = null): Promise<RiskSum[]> {
  const [own, by] = ofOneOrAll(providerId)
  const hundredths = 'round(t.score_x10000 / 100.0)'
  const before = 'round(t.score_before_x10000 / 100.0)'
  const sums = `select t.facility_id, count(*) as members, sum(t.due) as due, sum(t.recaptured) as recaptured, sum(t.added) as added,
      sum(t.unsupported) as unsupported, sum(t.score_x10000) as score, sum(${hundredths} * ${hundredths}) as squares,
      sum(t.score_before_x10000) as before, sum(${before} * ${before}) as before_squares, max(t.release) as release
    from member_recaptures t where t.year = @year ${own} group by ${by}`
  const columns =
    'facility_id, members, due, recaptured, added, unsupported, score, squares, before, before_squares, release'
  type Row = [string, number, number, number, number, number, number, number, number, number, string | null]
  const found = textRows<Row>(db, asText(columns, sums), yearOf(year, providerId))
  return found.map(
    ([
      facilityId,
      members,
      due,
      recaptured,
      added,
      unsupported,
      scoreX10000,
      scoreSquares,
      scoreBeforeX10000,
      scoreBeforeSquares,
      release,
    ]) => ({
      ...{ facilityId, members, due, recaptured, added, unsupported },
      ...{ scoreX10000, scoreSquares, scoreBeforeX10000, scoreBeforeSquares, release: release ?? '' },
    }),
  )
}

/** What became of hints and of coded categories in a year of service, by facility: of one provider's members, or of all. */
export async function sumSuspects(db: Db, year: number, providerId: string | null = null): Promise<SuspectSum[]> {
  const [own, by] = ofOneOrAll(providerId)
  const columns = 'facility_id, members, suspects, confirmed, ruled_out, coded, taken_out'
  const sums = `select t.facility_id, count(*) as members, sum(t.suspects) as suspects, sum(t.confirmed) as confirmed,
      sum(t.ruled_out) as ruled_out, sum(t.coded) as coded, sum(t.taken_out) as taken_out
    from member_suspects t where t.year = @year ${own} group by ${by}`
  type Row = [string, number, number, number, number, number, number]
  const found = textRows<Row>(db, asText(columns, sums), yearOf(year, providerId))
  return found.map(([facilityId, members, suspects, confirmed, ruledOut, coded, takenOut]) => ({
    ...{ facilityId, members, suspects, confirmed, ruledOut, coded, takenOut },
  }))
}

/** The plus keeps the planner from walking all members of the year in the order of facilities for one provider's few. */
const ofOneOrAll = (providerId: string | null) =>
  providerId === null ? ['', 't.facility_id'] : ['and t.provider_id = @provider', '+t.facility_id']
const yearOf = (year: number, provider: string | null) => ({ year, ...(provider === null ? {} : { provider }) })
