import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { hintsOf } from '#app/domain/payment/suspect-hints.ts'
import { type HintStay, suspectCounts } from '#app/domain/scorecard/measures/suspects.ts'
import type { Db } from '#db/client.ts'
import { type MemberCodings, readMemberCodings } from '#db/member-codings.ts'
import type { listMemberYears, listServed } from '#db/member-recaptures.ts'
import { listHintRecords } from '#db/member-years.ts'
import { demographyOf } from '../payment/read-recapture.server.ts'
import { by, linesFromNotes } from './encounter-facts.server.ts'

type MemberYear = Awaited<ReturnType<typeof listMemberYears>>[number]
type Served = Awaited<ReturnType<typeof listServed>>[number]
type Stay = MemberCodings['stays'][number]

const yearOf = ({ servedAt }: { servedAt: number }): number => new Date(servedAt).getUTCFullYear()

/**
 * What became of hints and of coded categories in each member's year, told to the attending and the facility that saw them last in it; no
 * row of a year that had neither.
 */
export async function suspectRows(
  db: Db,
  members: readonly MemberYear[],
  served: readonly Served[],
  hccTables: (paymentYear: number) => Promise<HccTables | null>,
) {
  const ids = [...new Set(members.map(({ member }) => member.patientId))]
  const years = [...new Set(members.map(({ member }) => member.paymentYear - 1))]
  const stays = staysOf(await readMemberCodings(db, ids, Math.min(...years), Math.max(...years)))
  const found = []
  for (const year of years) {
    const tables = await hccTables(year + 1)
    const ofYear = members.filter(({ member }) => member.paymentYear === year + 1)
    const asked = ofYear.map(({ member }) => member.patientId)
    const records = tables ? await listHintRecords(db, { patientIds: asked, year, of: 'final' }) : new Map()
    for (const { member, ...person } of ofYear) {
      const { patientId } = member
      const last = served.filter((one) => one.patientId === patientId && yearOf(one) === year).at(-1)
      const demography = demographyOf(person, member, year + 1)
      const record = records.get(patientId)
      if (!tables || !record || !last?.facilityId || !last.providerId || !demography) continue
      const own = (stays.get(patientId) ?? []).filter((stay) => stay.year === year)
      const counts = suspectCounts(tables, demography, hintsOf(tables, record), own)
      if (counts.suspects + counts.coded === 0) continue
      found.push({ patientId, year, providerId: last.providerId, facilityId: last.facilityId, ...counts })
    }
  }
  return found
}

/** Encounters by patient, as the notes alone coded them and as they stand. */
function staysOf(codings: MemberCodings): Map<string, (HintStay & { year: number })[]> {
  const lines = by(codings.lines, ({ encounterId }) => encounterId)
  const asked = by(codings.asked, ({ encounterId }) => encounterId)
  const signed = new Map(codings.signed.map(({ queryId, gist }) => [queryId, gist]))
  const ends = {
    versions: by(codings.versions, ({ queryId }) => queryId),
    reconciled: by(codings.reconciled, ({ queryId }) => queryId),
  }
  const told = (stay: Stay) => {
    const [now, queries] = [lines.get(stay.id) ?? [], asked.get(stay.id) ?? []]
    return {
      patientId: stay.patientId,
      year: yearOf(stay),
      first: linesFromNotes(ends, queries, now).map(({ code }) => code),
      final: now.filter(({ stage }) => stage === 'final').map(({ code }) => code),
      isFinal: stay.codingState === 'final',
      queries: queries.map(({ id, quotes }) => ({ quotes, gist: signed.get(id) ?? null })),
    }
  }
  return by(codings.stays.map(told), ({ patientId }) => patientId)
}
