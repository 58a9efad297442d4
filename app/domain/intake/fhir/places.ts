import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codesUnder } from './concept.ts'
import type { FacilityFact, FaultWord, PlaceFact } from './facts.ts'
import { lookUp, type Node, nodeAt, wordsAt } from './node.ts'
import { readReference, type Scope } from './reference.ts'
import zones from './state-zones.json'

const NO_PLACE_OF_CARE = ['pay', 'ins', 'bus', 'crs', 'govt']

/** Returns the facility; null for an organization that gives no care (payers, insurers), of which the chart keeps nothing. */
export function readOrganization(resource: Node): Result<FacilityFact | null, FaultWord> {
  const types = codesUnder(resource, 'type')
  if (types.length > 0 && types.every((code) => NO_PLACE_OF_CARE.includes(code))) return ok(null)
  const name = wordsAt(resource, 'name') ?? wordsAt(resource, 'alias')
  return name === null
    ? refuse('no-name')
    : ok({ kind: 'facility', name, timeZone: zoneOf(nodeAt(resource, 'address')) })
}

/** The zone of most of the state (IANA names); a facility at its edge is set right by an administrator. */
const zoneOf = (address: Node | null): string | null =>
  lookUp<string>(zones, wordsAt(address, 'state')?.toUpperCase() ?? '')

/** Returns the ward, room or building by name, with the organization that runs it. */
export function readLocation(resource: Node, scope: Scope): Result<PlaceFact, FaultWord> {
  const name = wordsAt(resource, 'name') ?? wordsAt(resource, 'description')
  if (name === null) return refuse('no-name')
  const facility = readReference(nodeAt(resource, 'managingOrganization'), ['Organization'], scope)
  return ok({ kind: 'place', name, facility })
}
