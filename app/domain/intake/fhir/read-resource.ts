import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { readClaim } from './claim.ts'
import { codesUnder } from './concept.ts'
import { readAllergy, readCondition } from './condition.ts'
import { readDiagnosticReport } from './diagnostic-report.ts'
import { readDocument } from './document.ts'
import { readEncounter } from './encounter.ts'
import type { Fact, FaultWord, Received } from './facts.ts'
import { readDrug, readMedication } from './medication.ts'
import { isNode, lookUp, type Node, textAt } from './node.ts'
import { readObservation } from './observation.ts'
import { readPatient, readPractitioner, readPractitionerRole } from './people.ts'
import { touchedAt } from './place.ts'
import { readLocation, readOrganization } from './places.ts'
import { readProcedure } from './procedure.ts'
import { containedIn, identifiersOf, keyOf, type Scope } from './reference.ts'

type Read = (resource: Node, scope: Scope) => Result<Fact | Fact[] | null, FaultWord>
/** `rank` orders types so that what others refer to comes first; a lower one never refers to a higher. */
type Kind = { rank: number; read: Read }

const KINDS: Record<string, Kind> = {
  Patient: { rank: 0, read: readPatient },
  Practitioner: { rank: 0, read: readPractitioner },
  Organization: { rank: 0, read: readOrganization },
  Medication: { rank: 0, read: readDrug },
  PractitionerRole: { rank: 1, read: readPractitionerRole },
  Location: { rank: 1, read: readLocation },
  Encounter: { rank: 2, read: readEncounter },
  Condition: { rank: 3, read: readCondition },
  AllergyIntolerance: { rank: 3, read: readAllergy },
  Observation: { rank: 3, read: readObservation },
  DiagnosticReport: { rank: 3, read: readDiagnosticReport },
  Procedure: { rank: 3, read: readProcedure },
  MedicationRequest: { rank: 3, read: readMedication },
  MedicationAdministration: { rank: 3, read: readMedication },
  MedicationStatement: { rank: 3, read: readMedication },
  MedicationDispense: { rank: 3, read: readMedication },
  Immunization: { rank: 3, read: readMedication },
  DocumentReference: { rank: 3, read: readDocument },
  Claim: { rank: 4, read: readClaim },
}
/** What has not happened, or was called off, is no fact of the chart. */
const NOT_YET: Record<string, string[]> = {
  Procedure: ['not-done', 'preparation'],
  MedicationAdministration: ['not-done'],
  Immunization: ['not-done'],
  MedicationStatement: ['not-taken'],
  Observation: ['cancelled'],
  DiagnosticReport: ['cancelled'],
  Claim: ['cancelled', 'draft'],
}
const ERRONEOUS = 'entered-in-error'
/** FHIR type names; anything else is noise that must not become a key of the counts. */
const TYPE = /^[A-Z][A-Za-z]{1,63}$/

/** Returns 0 to 4: resources of a lower rank are wanted before those of a higher, which refer to them. Unknown types come last. */
export const rankOf = (type: string): number => lookUp(KINDS, type)?.rank ?? 4

/** True for the types of which the chart keeps facts; the others are counted. */
export const isKeptType = (type: string): boolean => Object.hasOwn(KINDS, type)

/** Returns the resource's type, or null when it is not a FHIR resource. */
export function typeOf(resource: unknown): string | null {
  const type = isNode(resource) ? textAt(resource, 'resourceType') : null
  return type !== null && TYPE.test(type) ? type : null
}

/** Returns one FHIR R4 resource as chart facts, as withdrawn, or as merely counted; refused with the reason why nothing can be kept. */
export function readResource(
  resource: unknown,
  { system, fullUrl }: { system: string; fullUrl: string | null },
): Result<Received, FaultWord> {
  const type = typeOf(resource)
  if (type === null || !isNode(resource)) return refuse('not-a-resource')
  const key = keyOf(resource, type, fullUrl, system)
  if (!key) return refuse('no-id')
  const kind = lookUp(KINDS, type)
  const bare = { key, touchedAt: touchedAt(resource), identifiers: [], facts: [] }
  if (!kind) return ok({ ...bare, state: 'counted' })
  if (kind.rank > 2 && isErroneous(resource)) return ok({ ...bare, state: 'withdrawn' })
  if (lookUp(NOT_YET, type)?.includes(textAt(resource, 'status') ?? '')) return ok({ ...bare, state: 'counted' })
  const read = kind.read(resource, { system: key.system, contained: containedIn(resource) })
  if (!read.ok) return read
  const facts = read.value === null ? [] : [read.value].flat()
  const identifiers = kind.rank <= 2 ? identifiersOf(resource, type, fullUrl) : []
  return ok({ ...bare, state: facts.length > 0 ? 'kept' : 'counted', identifiers, facts })
}

/**
 * FHIR marks a mistaken resource by its status, a Condition or an allergy by its verification. What others stand on (patients,
 * stays) is never taken away under them: a mistaken encounter is kept as an inactive one.
 */
function isErroneous(resource: Node): boolean {
  const verified = codesUnder(resource, 'verificationStatus')[0] ?? textAt(resource, 'verificationStatus')
  return textAt(resource, 'status') === ERRONEOUS || verified === ERRONEOUS
}
