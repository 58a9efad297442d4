import { and, asc, eq, inArray, max, min, sql } from 'drizzle-orm'
import type { RiskSum, SuspectSum } from '#app/domain/scorecard/measures/risk.ts'
import { addRows } from './bulk.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { encounterProviders, encounters, patients } from './schema/encounter.ts'
import { riskMembers } from './schema/payment.ts'
import { memberRecaptures, memberSuspects } from './schema/scorecard-members.ts'

/** The patients of these encounters. */
export async function patientsOfEncounters(db: Db, encounterIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ patientId: encounters.patientId })
    .from(encounters)
    .where(inArray(encounters.id, [...encounterIds]))
  return rows.map(({ patientId }) => patientId)
}

/** What a health plan said of these patients, a row for each payment year, with what a model is told of them. */
export async function listMemberYears(db: Db, patientIds: readonly string[]) {
  return db
    .select({ member: riskMembers, birthOn: patients.birthOn, sex: patients.sex })
    .from(riskMembers)
    .innerJoin(patients, eq(patients.id, riskMembers.patientId))
    .where(inArray(riskMembers.patientId, [...patientIds]))
    .orderBy(asc(riskMembers.patientId), asc(riskMembers.paymentYear))
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
  lenient((tx) => tx.delete(memberRecaptures).where(inArray(memberRecaptures.patientId, [...patientIds]))),
  lenient((tx) => tx.delete(memberSuspects).where(inArray(memberSuspects.patientId, [...patientIds]))),
  ...addRows(memberRecaptures, [...recaptures]),
  ...addRows(memberSuspects, [...suspects]),
]

/** Members of a year of service by facility: of one provider, or of all. */
export async function sumRisks(db: Db, year: number, providerId: string | null = null): Promise<RiskSum[]> {
  const t = memberRecaptures
  const hundredths = sql`round(${t.scoreX10000} / 100.0)`
  const rows = await db
    .select({
      facilityId: t.facilityId,
      members: sql<number>`count(*)`,
      due: sql<number>`sum(${t.due})`,
      recaptured: sql<number>`sum(${t.recaptured})`,
      added: sql<number>`sum(${t.added})`,
      unsupported: sql<number>`sum(${t.unsupported})`,
      scoreX10000: sql<number>`sum(${t.scoreX10000})`,
      scoreSquares: sql<number>`sum(${hundredths} * ${hundredths})`,
      scoreBeforeX10000: sql<number>`sum(${t.scoreBeforeX10000})`,
      release: max(t.release),
    })
    .from(t)
    .where(and(eq(t.year, year), providerId === null ? undefined : eq(t.providerId, providerId)))
    // The plus keeps the planner from walking all members of the year in the order of facilities for one provider's few.
    .groupBy(providerId === null ? t.facilityId : sql`+${t.facilityId}`)
  return rows.map(({ release, ...sums }) => ({ ...sums, release: release ?? '' }))
}

/** What became of hints and of coded categories in a year of service, by facility: of one provider's members, or of all. */
export async function sumSuspects(db: Db, year: number, providerId: string | null = null): Promise<SuspectSum[]> {
  const t = memberSuspects
  return db
    .select({
      facilityId: t.facilityId,
      members: sql<number>`count(*)`,
      suspects: sql<number>`sum(${t.suspects})`,
      confirmed: sql<number>`sum(${t.confirmed})`,
      ruledOut: sql<number>`sum(${t.ruledOut})`,
      coded: sql<number>`sum(${t.coded})`,
      takenOut: sql<number>`sum(${t.takenOut})`,
    })
    .from(t)
    .where(and(eq(t.year, year), providerId === null ? undefined : eq(t.providerId, providerId)))
    .groupBy(providerId === null ? t.facilityId : sql`+${t.facilityId}`)
}
