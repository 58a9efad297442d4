import type { Entry } from './entry.ts'
import type { Key, Reference } from './fhir/reference.ts'
import type { Wanted } from './placing.ts'
import type { ChartRow } from './rows.ts'

/** A row that stands in for what was referred to and has not come; a later import completes it. */
export type Expected = { entry: Entry; row: ChartRow }

/** Documents without an encounter wait in one of their patient's own: `addendum` is the system that it is filed under. */
const HOLDING_SYSTEM = 'addendum'
const NPI = 'http://hl7.org/fhir/sid/us-npi'
const NOT_RECEIVED = 'Not yet received'

/**
 * Returns the stand-in for a missing target, named as the reference calls it; null for a place or a drug, whose name alone is
 * used. An encounter begins at `at` until more is known.
 */
export function expect(
  { reference, as }: Wanted,
  { id, patientId, at }: { id: string; patientId: string | null; at: Date },
): Expected | null {
  const [key] = reference.keys
  const name = reference.display ?? NOT_RECEIVED
  const source = { system: key.system, id: `${key.type}${key.by === 'id' ? '/' : '?'}${key.value}` }
  switch (as) {
    case 'patient':
      return {
        entry: entryOf(key, id, `${name}, `.toLowerCase()),
        row: { into: 'patients', row: { id, source, ...unknownPatient(name) } },
      }
    case 'provider': {
      const npi = key.by === 'identifier' && key.system === NPI ? key.value : null
      return {
        entry: entryOf(key, id, reference.display),
        row: { into: 'providers', row: { id, source, npi, name, specialty: null } },
      }
    }
    case 'facility':
      return { entry: entryOf(key, id, name), row: { into: 'facilities', row: { id, source, name, timeZone: null } } }
    case 'encounter':
      return patientId === null
        ? null
        : { entry: entryOf(key, id, null), row: unknownStay({ id, source, patientId, at }) }
    case 'place':
    case 'drug':
      return null
  }
}

const entryOf = (key: Key, id: string, label: string | null): Entry => ({
  id,
  type: key.type,
  sourceSystem: key.system,
  sourceId: key.value,
  state: 'awaited',
  digest: '',
  touchedAt: null,
  targetId: id,
  label,
  detail: null,
})

const unknownPatient = (name: string) =>
  ({
    mrn: null,
    familyName: name,
    givenName: '',
    birthOn: null,
    sex: 'unknown',
    deceasedOn: null,
    isRestricted: false,
  }) as const

type Unknown = { id: string; source: { system: string; id: string }; patientId: string; at: Date }

/** Returns an encounter of which only the patient and a first moment are known. */
function unknownStay({ id, source, patientId, at }: Unknown): ChartRow {
  const isHolding = source.system === HOLDING_SYSTEM
  const reason = isHolding ? 'Documents that came without an encounter' : 'Encounter not yet received'
  const bare = { facilityId: null, service: null, unit: null, endAt: null, disposition: null, isInactive: false }
  return {
    into: 'encounters',
    row: { id, source, patientId, class: 'other', reason, startAt: at, ...bare, team: [] },
  }
}

/** Returns the reference under which the documents of a patient wait that name no encounter and fit none by time. */
export const holdingOf = (patientId: string): Reference => ({
  keys: [{ by: 'id', type: 'Encounter', system: HOLDING_SYSTEM, value: `without-encounter-${patientId}` }],
  display: null,
})
