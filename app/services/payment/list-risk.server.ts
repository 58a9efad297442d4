import type { User } from '#app/domain/identity/role.ts'
import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { type ListedMember, listRiskMembers, listYearCodesOf, type YearCode } from '#db/risk-members.ts'
import type { Context } from '../context.server.ts'
import { demographyOf, recaptureOfYear } from './read-recapture.server.ts'
import { releaseWords } from './release-words.server.ts'
import { hccTablesOf } from './tables.server.ts'

/** Members on a page, and how many are looked at for one page at the most: what follows is a step further. */
const SHOWN = 50
const BATCH = 200
const MOST_LOOKED_AT = 2000

export type RiskRow = {
  encounterId: string
  name: string
  mrn: string | null
  ageYears: number
  due: number
  recaptured: number
  open: { hcc: string; label: string | null }[]
  unsupported: number
}

type Asked = { year: number; show: 'open' | 'all'; after: string | null }

/**
 * Members of a year of service with categories of the year before that are still open, or with all of them. By key: `next` goes on after the
 * last member that was looked at, null at the end.
 */
export async function listRisk({ db, now }: Context, user: User, asked: Asked) {
  const audit = { what: 'risk.viewed', who: user.id, at: now(), detail: { year: asked.year } } as const
  await commit(db, { writes: [], audit: [audit] })
  const paymentYear = asked.year + 1
  const exact = await hccTablesOf(db, paymentYear)
  const loaded = exact ?? (await hccTablesOf(db, null))
  const rows: RiskRow[] = []
  let lookedAt = 0
  let last = asked.after
  let next: string | null = null
  if (loaded)
    for await (const [member, codes] of eachMember(db, user, asked)) {
      if (rows.length === SHOWN || lookedAt === MOST_LOOKED_AT) {
        next = last
        break
      }
      lookedAt += 1
      last = member.patientId
      const row = rowOf(loaded.tables, member, { year: asked.year, codes })
      if (row && (asked.show === 'all' || row.open.length > 0)) rows.push(row)
    }
  const basis = loaded ? releaseWords('CMS-HCC V28', loaded, `${paymentYear}-01-01`) : 'No CMS-HCC tables are loaded'
  return { ...asked, rows, lookedAt, next, basis, isEstimate: exact === null }
}

/** One member after the other by key, read a batch at a time, each with the codes of both years. */
async function* eachMember(
  db: Db,
  user: User,
  { year, after }: Asked,
): AsyncGenerator<[ListedMember, readonly YearCode[]]> {
  let from = after
  for (;;) {
    const page = { paymentYear: year + 1, facilityIds: user.facilityIds, after: from, limit: BATCH }
    const members = await listRiskMembers(db, page)
    const ids = members.map(({ patientId }) => patientId)
    const codes = await listYearCodesOf(db, ids, year - 1, year)
    for (const member of members) yield [member, codes.get(member.patientId) ?? []]
    if (members.length < BATCH) return
    from = ids.at(-1) ?? null
  }
}

type OfYear = { year: number; codes: readonly YearCode[] }
function rowOf(tables: HccTables, member: ListedMember, of: OfYear): RiskRow | null {
  const { patient, patientId, encounterId, paymentYear } = member
  const demography = demographyOf(patient, member, paymentYear)
  if (!demography) return null
  const { recaptured, open, unsupported } = recaptureOfYear(tables, patientId, demography, of)
  const { labels } = tables.models.V28
  return {
    encounterId,
    name: `${patient.familyName}, ${patient.givenName}`,
    mrn: patient.mrn,
    ageYears: demography.ageYears,
    due: recaptured.length + open.length,
    recaptured: recaptured.length,
    open: open.map((hcc) => ({ hcc, label: labels.get(hcc) ?? null })),
    unsupported: unsupported.length,
  }
}
