/** Chart rows as FHIR R4 resources, for whoever reads an export: as much as the row says, nothing made up. */
type Row = Record<string, unknown>
type Coding = { system: string; code: string; display: string | null }

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const moment = (value: unknown): string | undefined =>
  typeof value === 'number' ? new Date(value).toISOString() : undefined
const refer = (type: string, id: unknown) => (text(id) ? { reference: `${type}/${id}` } : undefined)
const identified = (row: Row) => [{ system: text(row.source_system), value: text(row.source_id) }]

/** HL7 v3 ActEncounterCode. */
const CLASSES: Record<string, string> = {
  inpatient: 'IMP',
  emergency: 'EMER',
  observation: 'OBSENC',
  outpatient: 'AMB',
  virtual: 'VR',
  home: 'HH',
}

function concept(coding: unknown, words: unknown) {
  const parsed = typeof coding === 'string' ? (JSON.parse(coding) as Coding | Coding[] | null) : null
  const codings = parsed === null ? [] : [parsed].flat()
  const said = codings.map(({ system, code, display }) => ({ system, code, ...(display ? { display } : {}) }))
  return { ...(said.length > 0 ? { coding: said } : {}), text: text(words) }
}

const patient = (row: Row) => ({
  resourceType: 'Patient',
  id: row.id,
  identifier: [...(text(row.mrn) ? [{ type: { coding: [{ code: 'MR' }] }, value: row.mrn }] : []), ...identified(row)],
  name: [{ family: row.family_name, given: [row.given_name] }],
  gender: row.sex,
  birthDate: text(row.birth_on),
  deceasedDateTime: text(row.deceased_on),
})

const encounter = (row: Row) => ({
  resourceType: 'Encounter',
  id: row.id,
  identifier: identified(row),
  status: row.end_at === null ? 'in-progress' : 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: CLASSES[String(row.class)] ?? 'AMB' },
  subject: refer('Patient', row.patient_id),
  period: { start: moment(row.start_at), end: moment(row.end_at) },
  serviceType: text(row.service) ? { text: row.service } : undefined,
  reasonCode: text(row.reason) ? [{ text: row.reason }] : undefined,
})

const ofStay = (row: Row) => ({
  subject: refer('Patient', row.patient_id),
  encounter: refer('Encounter', row.encounter_id),
})

const observation = (row: Row) => ({
  resourceType: 'Observation',
  id: row.id,
  identifier: identified(row),
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: row.kind }] }],
  code: concept(row.coding, row.name),
  ...ofStay(row),
  effectiveDateTime: moment(row.taken_at),
  valueQuantity: number(row.value) === undefined ? undefined : { value: row.value, unit: text(row.unit) },
  valueString: number(row.value) === undefined ? text(row.words) : undefined,
})

const documentReference = (row: Row) => ({
  resourceType: 'DocumentReference',
  id: row.id,
  identifier: identified(row),
  status: 'current',
  type: concept(row.type_coding, row.type),
  subject: refer('Patient', row.patient_id),
  date: moment(row.written_at),
  author: text(row.author_name) ? [{ display: row.author_name }] : undefined,
  content: [{ attachment: { contentType: 'text/plain; charset=utf-8', data: base64(String(row.text ?? '')) } }],
  context: { encounter: [refer('Encounter', row.encounter_id)] },
})

const condition = (row: Row) => ({
  resourceType: 'Condition',
  id: row.id,
  identifier: identified(row),
  category: [{ coding: [{ code: row.category }] }],
  code: concept(row.codings, row.name),
  ...ofStay(row),
  onsetDateTime: moment(row.onset_at),
  recordedDate: moment(row.recorded_at),
})

const procedure = (row: Row) => ({
  resourceType: 'Procedure',
  id: row.id,
  identifier: identified(row),
  status: 'completed',
  code: concept(row.coding, row.name),
  ...ofStay(row),
  performedDateTime: moment(row.performed_at),
})

/** Which tables have a natural form in FHIR, and how a row of them is written. */
export const AS_FHIR: Record<string, (row: Row) => object> = {
  patients: patient,
  encounters: encounter,
  results: observation,
  documents: documentReference,
  problems: condition,
  procedures: procedure,
}

/** UTF-8 in base64 without a library: the domain stands on nothing. */
function base64(words: string): string {
  const bytes = new TextEncoder().encode(words)
  let out = ''
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const four = [18, 12, 6, 0].map((shift) => signs[(three >> shift) & 63])
    const left = bytes.length - i
    out += four.slice(0, left === 1 ? 2 : left === 2 ? 3 : 4).join('') + '='.repeat(left === 1 ? 2 : left === 2 ? 1 : 0)
  }
  return out
}
