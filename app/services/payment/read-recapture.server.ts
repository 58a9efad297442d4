import type { Patient } from '#app/domain/encounter/chart.ts'
import { type Recapture, recaptureOf } from '#app/domain/payment/recapture.ts'
import type { Db } from '#db/client.ts'
import { findRiskMember, listYearCodes, type YearCode } from '#db/risk-members.ts'
import { hccTablesOf } from './tables.server.ts'

/**
 * Which risk categories of a member's year before are documented again in a year of service. Final lines count as supported: a coder has
 * settled them from the record; working lines are coded but not yet supported. Null where the tables or the member's status are missing.
 */
export async function readRecapture(db: Db, patient: Patient, year: number): Promise<Recapture | null> {
  const paymentYear = year + 1
  const member = await findRiskMember(db, patient.id, paymentYear)
  const loaded = (await hccTablesOf(db, paymentYear)) ?? (await hccTablesOf(db, null))
  if (!member || !loaded || patient.birthOn === null) return null
  if (patient.sex !== 'female' && patient.sex !== 'male') return null
  // CMS counts the age on 1 February of the payment year.
  const bornOn = patient.birthOn
  const ageYears = paymentYear - Number(bornOn.slice(0, 4)) - (bornOn.slice(5) > '02-01' ? 1 : 0)
  const codes = await listYearCodes(db, patient.id, year - 1, year)
  const demography = { model: 'V28' as const, ageYears, sex: patient.sex, segment: member.segment }
  const of = (wanted: number) => ({ year: wanted, codes: codesOf(codes, wanted) })
  return recaptureOf(loaded.tables, { memberId: patient.id, demography }, of(year - 1), of(year))
}

const codesOf = (codes: readonly YearCode[], year: number) =>
  codes.filter((one) => one.year === year).map(({ code, isFinal }) => ({ code, supported: isFinal }))
