import type { User } from '#app/domain/identity/role.ts'
import { emDifference, emFamilies, isEmLevel, supportedLevel } from '#app/domain/payment/em-level.ts'
import { NATIONAL } from '#app/domain/payment/rbrvs.ts'
import { findPatient, type KeptEncounter, listProcedures } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { findUser } from '#db/users.ts'
import { findVisitLevel, type VisitLevel } from '#db/visit-levels.ts'
import type { Context } from '../context.server.ts'
import { releaseWords } from './release-words.server.ts'
import { gpcisOn, rvuTableOn } from './tables.server.ts'

/** A visit's billed level, what the note was found to document, and the difference in units and cents, upward and downward alike. */
export async function readVisit({ db, now }: Context, user: User, encounter: KeptEncounter, locality: string | null) {
  const { id, patientId } = encounter
  await commit(db, {
    writes: [],
    audit: [{ what: 'chart.viewed', who: user.id, at: now(), onId: id, patientId, encounterId: id }],
  })
  const day = (encounter.endAt ?? encounter.startAt).toISOString().slice(0, 10)
  const [patient, kept, procedures, gpcis] = await Promise.all([
    findPatient(db, patientId),
    findVisitLevel(db, id),
    listProcedures(db, id),
    gpcisOn(db, day),
  ])
  const received = procedures.flatMap(({ coding }) => (coding && isEmLevel(coding.code) ? [coding.code] : []))
  const localities = (gpcis?.tables ?? []).map((row) => ({
    id: `${row.contractor} ${row.locality}`,
    name: row.name,
    row,
  }))
  const place = localities.find((one) => one.id === locality)
  return {
    encounterId: id,
    day,
    patient: patient && { name: `${patient.familyName}, ${patient.givenName}`, mrn: patient.mrn },
    families: emFamilies(),
    received,
    kept,
    reviewer: kept ? ((await findUser(db, kept.reviewedBy))?.name ?? null) : null,
    localities: localities.map(({ id: key, name }) => ({ id: key, name })),
    locality: place?.id ?? '',
    result: kept ? await resultOf(db, kept, day, place?.row ?? NATIONAL) : null,
  }
}

async function resultOf(db: Context['db'], kept: VisitLevel, day: string, gpci: typeof NATIONAL) {
  const support = supportedLevel(kept.billed, kept)
  if (!support.ok) return null
  const loaded = await rvuTableOn(db, day)
  const table = loaded?.tables ?? { release: '', byCode: new Map() }
  const difference = emDifference(kept.billed, kept, { table, gpci, setting: kept.setting })
  if (!difference.ok) return null
  const basis = loaded
    ? releaseWords('Physician fee schedule', loaded, day)
    : 'No relative values of that year are loaded'
  return { ...support.value, ...difference.value, basis, place: gpci.name }
}
