import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { scoreHcc } from '#app/domain/payment/score-hcc.ts'
import type { Db } from '#db/client.ts'
import type { Write } from '#db/commit.ts'
import { keepMemberYears, listMemberYears, listServed, patientsOfEncounters } from '#db/member-recaptures.ts'
import { listYearCodesOf, type YearCode } from '#db/risk-members.ts'
import { demographyOf, recaptureOfYear } from '../payment/read-recapture.server.ts'
import type { Knowledge } from './knowledge.server.ts'
import { suspectRows } from './member-suspects.server.ts'

type MemberYear = Awaited<ReturnType<typeof listMemberYears>>[number]
type Served = Awaited<ReturnType<typeof listServed>>[number]

/** The year of service of an encounter. */
const yearOf = ({ servedAt }: Served): number => new Date(servedAt).getUTCFullYear()

/**
 * The writes that bring the risk categories of the patients of some encounters to what the facts say: every year of each anew, since an
 * encounter tells of its own year and of what is due in the next. Doing them again changes nothing.
 */
export async function memberWrites(
  db: Db,
  encounterIds: readonly string[],
  { hccTables }: Pick<Knowledge, 'hccTables'>,
): Promise<Write[]> {
  const patientIds = await patientsOfEncounters(db, encounterIds)
  if (patientIds.length === 0) return []
  const members = await listMemberYears(db, patientIds)
  if (members.length === 0) return keepMemberYears(patientIds, { recaptures: [], suspects: [] })
  const ids = [...new Set(members.map(({ member }) => member.patientId))]
  const years = members.map(({ member }) => member.paymentYear - 1)
  const served = await listServed(db, ids)
  const codes = await listYearCodesOf(db, ids, Math.min(...years) - 1, Math.max(...years))
  const rows = []
  for (const one of members) {
    const { patientId, paymentYear } = one.member
    const tables = await hccTables(paymentYear)
    const own = served.filter((stay) => stay.patientId === patientId)
    const row = tables && rowOf(tables, one, own, codes.get(patientId) ?? [])
    if (row) rows.push(row)
  }
  return keepMemberYears(patientIds, {
    recaptures: rows,
    suspects: await suspectRows(db, members, served, hccTables),
  })
}

/** A member's year, told to the attending and the facility that saw them last in it; null for who was not seen and coded in both years. */
function rowOf(tables: HccTables, { member, ...person }: MemberYear, served: readonly Served[], codes: YearCode[]) {
  const { patientId, paymentYear } = member
  const year = paymentYear - 1
  const last = served.filter((one) => yearOf(one) === year).at(-1)
  const demography = demographyOf(person, member, paymentYear)
  const isCoded = (wanted: number) => codes.some((one) => one.year === wanted)
  if (!last?.facilityId || !last.providerId || !demography || !isCoded(year) || !isCoded(year - 1)) return null
  const told = recaptureOfYear(tables, patientId, demography, { year, codes })
  const finalOf = (wanted: number) => codes.filter((one) => one.year === wanted && one.isFinal).map(({ code }) => code)
  const score = (wanted: number) => scoreHcc(tables, { ...demography, codes: finalOf(wanted) })
  const scored = score(year)
  return {
    ...{ patientId, year, providerId: last.providerId, facilityId: last.facilityId },
    due: told.recaptured.length + told.open.length,
    recaptured: told.recaptured.length,
    added: told.added.length,
    unsupported: told.unsupported.length,
    scoreX10000: scored.scoreX10000,
    scoreBeforeX10000: score(year - 1).scoreX10000,
    release: scored.release,
  }
}
