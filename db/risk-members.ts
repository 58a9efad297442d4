import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Segment } from '#app/domain/payment/hcc-member.ts'
import type { Db } from './client.ts'
import type { Write } from './commit.ts'
import { codedLines, encounters } from './schema/encounter.ts'
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

export type YearCode = { year: number; code: string; isFinal: boolean }

/** The codes of a member by calendar year of service, first year and last year included. */
export async function listYearCodes(db: Db, patientId: string, first: number, last: number): Promise<YearCode[]> {
  const servedAt = sql<Date>`coalesce(${encounters.endAt}, ${encounters.startAt})`
  const rows = await db
    .selectDistinct({
      servedAt: sql<number>`${servedAt}`,
      code: codedLines.code,
      stage: codedLines.stage,
    })
    .from(codedLines)
    .innerJoin(encounters, eq(encounters.id, codedLines.encounterId))
    .where(
      and(
        eq(encounters.patientId, patientId),
        inArray(codedLines.stage, ['working', 'final']),
        gte(servedAt, Date.UTC(first, 0, 1)),
        lt(servedAt, Date.UTC(last + 1, 0, 1)),
      ),
    )
  return rows.map((row) => ({
    year: new Date(row.servedAt).getUTCFullYear(),
    code: row.code,
    isFinal: row.stage === 'final',
  }))
}
