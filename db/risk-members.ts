import { and, asc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Patient } from '#app/domain/encounter/chart.ts'
import type { Segment } from '#app/domain/payment/hcc-member.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { codedLines, encounters, patients } from './schema/encounter.ts'
import { riskMembers } from './schema/payment.ts'

export type RiskMember = {
  patientId: string
  paymentYear: number
  segment: Segment
  isOriginallyDisabled: boolean
  hasMedicaid: boolean
}

/** What CMS says of a member for a payment year, or null where nothing was received. */
export async function findRiskMember(db: Db, patientId: string, paymentYear: number): Promise<RiskMember | null> {
  const [row] = await db
    .select()
    .from(riskMembers)
    .where(and(eq(riskMembers.patientId, patientId), eq(riskMembers.paymentYear, paymentYear)))
    .limit(1)
  return row ?? null
}

/** Puts a member's status in, or in the place of the one of the same payment year. */
export const saveRiskMember =
  (member: RiskMember): Write =>
  (tx) =>
    tx
      .insert(riskMembers)
      .values(member)
      .onConflictDoUpdate({ target: [riskMembers.patientId, riskMembers.paymentYear], set: member })

/** An encounter of a patient, where there is one. */
export async function anEncounterOf(db: Db, patientId: string): Promise<string[]> {
  const rows = await db
    .select({ id: encounters.id })
    .from(encounters)
    .where(eq(encounters.patientId, patientId))
    .orderBy(asc(encounters.startAt), asc(encounters.id))
    .limit(1)
  return rows.map(({ id }) => id)
}

export type YearCode = { year: number; code: string; isFinal: boolean }

/** The codes of a member by calendar year of service, first year and last year included. */
export async function listYearCodes(db: Db, patientId: string, first: number, last: number): Promise<YearCode[]> {
  return (await listYearCodesOf(db, [patientId], first, last)).get(patientId) ?? []
}

/** The same for many members at once. */
export async function listYearCodesOf(
  db: Db,
  patientIds: readonly string[],
  first: number,
  last: number,
): Promise<Map<string, YearCode[]>> {
  const servedAt = sql<Date>`coalesce(${encounters.endAt}, ${encounters.startAt})`
  const rows = await db
    .selectDistinct({
      patientId: encounters.patientId,
      servedAt: sql<number>`${servedAt}`,
      code: codedLines.code,
      stage: codedLines.stage,
    })
    .from(codedLines)
    .innerJoin(encounters, eq(encounters.id, codedLines.encounterId))
    .where(
      and(
        inArray(encounters.patientId, [...patientIds]),
        inArray(codedLines.stage, ['working', 'final']),
        gte(servedAt, Date.UTC(first, 0, 1)),
        lt(servedAt, Date.UTC(last + 1, 0, 1)),
      ),
    )
  const found = new Map<string, YearCode[]>()
  for (const row of rows) {
    const year = new Date(row.servedAt).getUTCFullYear()
    const codes = found.get(row.patientId) ?? []
    codes.push({ year, code: row.code, isFinal: row.stage === 'final' })
    found.set(row.patientId, codes)
  }
  return found
}

export type ListedMember = RiskMember & { patient: Patient; encounterId: string }
export type MemberPage = {
  paymentYear: number
  /** "*" for all. */
  facilityIds: readonly string[]
  after: string | null
  limit: number
}

/** Members of a payment year who were seen in its year of service at these facilities, with their last encounter there; by key. Restricted charts are left out. */
export async function listRiskMembers(
  db: Db,
  { paymentYear, facilityIds, after, limit }: MemberPage,
): Promise<ListedMember[]> {
  const from = Date.UTC(paymentYear - 1, 0, 1)
  const to = Date.UTC(paymentYear, 0, 1)
  const here = facilityIds.includes('*')
    ? sql``
    : sql`and e.facility_id in (${sql.join(
        facilityIds.map((id) => sql`${id}`),
        sql`, `,
      )})`
  const last = sql<string | null>`(select e.id from encounters e where e.patient_id = ${riskMembers.patientId}
    and e.start_at >= ${from} and e.start_at < ${to} ${here} order by e.start_at desc limit 1)`
  const rows = await db
    .select({ member: riskMembers, patient: patients, encounterId: last })
    .from(riskMembers)
    .innerJoin(patients, eq(patients.id, riskMembers.patientId))
    .where(
      and(
        eq(riskMembers.paymentYear, paymentYear),
        after === null ? undefined : gt(riskMembers.patientId, after),
        eq(patients.isRestricted, false),
        sql`${last} is not null`,
      ),
    )
    .orderBy(asc(riskMembers.patientId))
    .limit(limit)
  return rows.flatMap(({ member, patient: { sourceSystem, sourceId, digest: _, ...patient }, encounterId }) =>
    encounterId === null
      ? []
      : [{ ...member, patient: { ...patient, source: { system: sourceSystem, id: sourceId } }, encounterId }],
  )
}
