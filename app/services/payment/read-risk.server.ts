import type { User } from '#app/domain/identity/role.ts'
import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { suspectsOf } from '#app/domain/payment/recapture.ts'
import { scoreHcc } from '#app/domain/payment/score-hcc.ts'
import { hintsOf } from '#app/domain/payment/suspect-hints.ts'
import { findPatient, type KeptEncounter } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { listHintRecords } from '#db/member-years.ts'
import { findRiskMember, listYearCodes, type YearCode } from '#db/risk-members.ts'
import type { Context } from '../context.server.ts'
import { type Demography, demographyOf, recaptureOfYear, UNKNOWN_MEMBER } from './read-recapture.server.ts'
import { releaseWords } from './release-words.server.ts'
import { hccTablesOf } from './tables.server.ts'

/** The years of service that may be asked for: those that some published model covers. */
const FIRST_YEAR = 2015

/** The year of service of an encounter, or the one that was asked for. */
export function serviceYearOf(encounter: KeptEncounter, asked: string | null): number {
  const year = Number(asked)
  const own = (encounter.endAt ?? encounter.startAt).getUTCFullYear()
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= own + 1 ? year : own
}

/**
 * The risk categories of a patient in a year of service: what was due from the year before, what is documented again, what is coded without
 * support, what something hints at, and the score by the factors of the payment year. The view is an entry of the audit trail.
 */
export async function readRisk({ db, now }: Context, user: User, encounter: KeptEncounter, year: number) {
  const { id: encounterId, patientId } = encounter
  await commit(db, {
    writes: [],
    audit: [{ what: 'risk.viewed', who: user.id, at: now(), onId: patientId, patientId, encounterId }],
  })
  const patient = await findPatient(db, patientId)
  const paymentYear = year + 1
  const member = await findRiskMember(db, patientId, paymentYear)
  const exact = await hccTablesOf(db, paymentYear)
  const loaded = exact ?? (await hccTablesOf(db, null))
  const demography = patient && demographyOf(patient, member ?? UNKNOWN_MEMBER, paymentYear)
  const head = {
    year,
    paymentYear,
    member,
    patient: patient && {
      name: `${patient.familyName}, ${patient.givenName}`,
      mrn: patient.mrn,
      birthOn: patient.birthOn,
    },
    basis: loaded ? releaseWords('CMS-HCC V28', loaded, `${paymentYear}-01-01`) : 'No CMS-HCC tables are loaded',
    isEstimate: exact === null,
  }
  if (!loaded || !demography) return { ...head, found: null }
  const codes = await listYearCodes(db, patientId, year - 1, year)
  return {
    ...head,
    found: await categoriesFound(db, loaded.tables, { patientId, demography, year, codes }, member !== null),
  }
}

type Asked = { patientId: string; demography: Demography; year: number; codes: YearCode[] }

async function categoriesFound(
  db: Context['db'],
  tables: HccTables,
  { patientId, demography, year, codes }: Asked,
  isMember: boolean,
) {
  const recapture = recaptureOfYear(tables, patientId, demography, { year, codes })
  const ofYear = (wanted: number, stage: (one: YearCode) => boolean) =>
    codes.filter((one) => one.year === wanted && stage(one)).map(({ code }) => code)
  const now = ofYear(year, () => true)
  const score = scoreHcc(tables, { ...demography, codes: ofYear(year, ({ isFinal }) => isFinal) })
  const before = scoreHcc(tables, { ...demography, codes: ofYear(year - 1, ({ isFinal }) => isFinal) })
  const coded = scoreHcc(tables, { ...demography, codes: now })
  const record = (await listHintRecords(db, { patientIds: [patientId], year, of: 'all' })).get(patientId)
  const hints = record ? hintsOf(tables, record) : []
  const { labels } = tables.models.V28
  const named = (hcc: string, from: Record<string, string[]>) => ({
    hcc,
    label: labels.get(hcc) ?? null,
    codes: from[hcc] ?? [],
  })
  return {
    recaptured: recapture.recaptured.map((hcc) => named(hcc, { ...before.codesOf, ...score.codesOf })),
    open: recapture.open.map((hcc) => named(hcc, before.codesOf)),
    added: recapture.added.map((hcc) => named(hcc, score.codesOf)),
    unsupported: recapture.unsupported.map((hcc) => named(hcc, coded.codesOf)),
    suspects: suspectsOf(tables, demography, now, hints).map((one) => ({ ...one, label: labels.get(one.hcc) ?? null })),
    score: isMember
      ? { x10000: score.scoreX10000, parts: score.parts, dropped: score.dropped, notInTable: score.notInTable }
      : null,
  }
}
