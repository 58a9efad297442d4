import type { Patient } from '#app/domain/encounter/chart.ts'
import type { Member, Segment } from '#app/domain/payment/hcc-member.ts'
import { type Recapture, recaptureOf } from '#app/domain/payment/recapture.ts'
import type { Db } from '#db/client.ts'
import { findRiskMember, listYearCodes, type RiskMember, type YearCode } from '#db/risk-members.ts'
import { hccTablesOf } from './tables.server.ts'

export type Demography = Omit<Member, 'codes'>

/** What the model is told of a patient for a payment year; null where the birth day or the sex is not known. CMS counts the age on 1 February. */
export function demographyOf(
  patient: Pick<Patient, 'birthOn' | 'sex'>,
  member: Pick<RiskMember, 'segment' | 'isOriginallyDisabled' | 'hasMedicaid'>,
  paymentYear: number,
): Demography | null {
  const { birthOn, sex } = patient
  if (birthOn === null || (sex !== 'female' && sex !== 'male')) return null
  const ageYears = paymentYear - Number(birthOn.slice(0, 4)) - (birthOn.slice(5) > '02-01' ? 1 : 0)
  const { segment, isOriginallyDisabled, hasMedicaid } = member
  return { model: 'V28', ageYears, sex, segment, isOriginallyDisabled, hasMedicaid }
}

/** Where nothing was received of a member the categories can be told all the same, but no score: the segment decides the factors. */
export const UNKNOWN_MEMBER = { segment: 'CNA' as Segment, isOriginallyDisabled: false, hasMedicaid: false }

/**
 * Which risk categories of a member's year before are documented again in a year of service. Final lines count as supported: a coder has
 * settled them from the record; working lines are coded but not yet supported. Null where the tables or the member's status are missing.
 */
export async function readRecapture(db: Db, patient: Patient, year: number): Promise<Recapture | null> {
  const paymentYear = year + 1
  const member = await findRiskMember(db, patient.id, paymentYear)
  const loaded = (await hccTablesOf(db, paymentYear)) ?? (await hccTablesOf(db, null))
  const demography = member && demographyOf(patient, member, paymentYear)
  if (!loaded || !demography) return null
  const codes = await listYearCodes(db, patient.id, year - 1, year)
  return recaptureOfYear(loaded.tables, patient.id, demography, { year, codes })
}

/** The same from codes that were read already, for a page of members. */
export function recaptureOfYear(
  tables: Parameters<typeof recaptureOf>[0],
  memberId: string,
  demography: Demography,
  { year, codes }: { year: number; codes: readonly YearCode[] },
): Recapture {
  const of = (wanted: number) => ({ year: wanted, codes: codesOf(codes, wanted) })
  return recaptureOf(tables, { memberId, demography }, of(year - 1), of(year))
}

const codesOf = (codes: readonly YearCode[], year: number) =>
  codes.filter((one) => one.year === year).map(({ code, isFinal }) => ({ code, supported: isFinal }))
