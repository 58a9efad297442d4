import { dayOfStay } from '#app/domain/encounter/worklist.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import {
  findFacility,
  findPatient,
  type KeptEncounter,
  listDocuments,
  listMedications,
  listOtherEncounters,
  listProblems,
  listProcedures,
  listResults,
  listTreatingProviders,
} from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import { findOpenOpening, isRestricted } from '#db/openings.ts'
import type { Context } from '../context.server.ts'
import { ageOn } from '../query/say-patient.server.ts'
import { sayMedication, sayProcedure, sayResult } from './say-facts.server.ts'

/** The whole chart of an encounter as the reading panes show it. The view is an entry of the audit trail. */
export async function readChart({ db, now }: Context, user: User, encounter: KeptEncounter) {
  const at = now()
  const { id, patientId } = encounter
  await commit(db, {
    writes: [],
    audit: [{ what: 'chart.viewed', who: user.id, at, onId: id, patientId, encounterId: id }],
  })
  const [patient, facility, treating, documents, results, medications, procedures, problems, others] =
    await Promise.all([
      findPatient(db, patientId),
      encounter.facilityId ? findFacility(db, encounter.facilityId) : null,
      listTreatingProviders(db, id),
      listDocuments(db, id),
      listResults(db, encounter),
      listMedications(db, id),
      listProcedures(db, id),
      listProblems(db, encounter),
      listOtherEncounters(db, encounter),
    ])
  const opening = await findOpenOpening(db, user.id, id, at)
  const isClosed = await isRestricted(db, patientId)
  const zone = facility?.timeZone ?? 'UTC'
  return {
    now: at,
    zone,
    encounter: {
      id,
      version: encounter.version,
      class: encounter.class,
      service: encounter.service,
      unit: encounter.unit,
      reason: encounter.reason,
      startAt: encounter.startAt,
      endAt: encounter.endAt,
      disposition: encounter.disposition,
      payer: encounter.payer,
      billStatus: encounter.billStatus,
      codingState: encounter.codingState,
      nextStep: encounter.nextStep,
      day: dayOfStay(encounter.startAt, encounter.endAt ?? at),
    },
    opening: opening ? { untilAt: opening.untilAt } : null,
    isRestricted: isClosed,
    accessReport: may(user, 'audit.view') ? `/access/${encodeURIComponent(patientId)}` : null,
    patient: patient
      ? {
          name: `${patient.familyName}, ${patient.givenName}`,
          mrn: patient.mrn,
          age: ageOn(patient.birthOn, encounter.startAt),
          birthOn: patient.birthOn,
          sex: patient.sex,
        }
      : null,
    facilityName: facility?.name ?? null,
    treating: treating.map(({ id: providerId, name, part, specialty }) => ({ id: providerId, name, part, specialty })),
    documents: documents.map(({ id: documentId, type, authorName, authorRole, writtenAt, text }) => ({
      id: documentId,
      type,
      authorName,
      authorRole,
      writtenAt,
      text,
    })),
    results: groupResults(
      results.map((r) => ({
        id: r.id,
        name: r.name,
        kind: r.kind,
        unit: r.unit,
        value: r.value,
        words: r.words,
        flag: r.flag,
        takenAt: r.takenAt,
        said: sayResult(r, encounter),
      })),
    ),
    medications: medications.map((m) => ({ id: m.id, ...sayMedication(m, encounter) })),
    procedures: procedures.map((p) => ({ id: p.id, ...sayProcedure(p, encounter) })),
    problems: problems.map((p) => ({
      id: p.id,
      name: p.name,
      status: p.clinicalStatus,
      isHere: p.encounterId === id,
      codings: p.codings,
    })),
    others: others.map((o) => ({ id: o.id, class: o.class, startAt: o.startAt, reason: o.reason, service: o.service })),
  }
}

type Row = {
  id: string
  name: string
  kind: string
  unit: string | null
  value: number | null
  words: string | null
  flag: string | null
  takenAt: Date
  said: string
}

/** Results by name, each a series in time: the way a chart is read. Laboratory first, then vital signs. */
function groupResults(rows: Row[]) {
  const order = ['laboratory', 'vital-sign', 'imaging', 'procedure', 'social', 'other']
  const groups = new Map<string, { name: string; kind: string; unit: string | null; values: Row[] }>()
  for (const row of rows) {
    const group = groups.get(row.name) ?? { name: row.name, kind: row.kind, unit: row.unit, values: [] }
    group.values.push(row)
    groups.set(row.name, group)
  }
  return [...groups.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name),
  )
}
