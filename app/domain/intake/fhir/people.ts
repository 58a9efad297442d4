import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codesUnder, wordsOf, wordsUnder } from './concept.ts'
import type { FaultWord, PatientFact, ProviderFact, RoleFact } from './facts.ts'
import { readDay } from './moment.ts'
import { isNode, type Node, nodeAt, nodesAt, textAt, wordsAt, wordsListAt } from './node.ts'
import { readReference, type Scope } from './reference.ts'

const NPI = ['http://hl7.org/fhir/sid/us-npi', 'urn:oid:2.16.840.1.113883.4.6']
const RESTRICTED = ['r', 'v']

/** Returns the patient. Missing names are empty words, an unknown sex "unknown": a patient is never lost for want of one. */
export function readPatient(resource: Node): Result<PatientFact, never> {
  const name = bestName(resource)
  const given = wordsListAt(name, 'given').join(' ')
  return ok({
    kind: 'patient',
    mrn: recordNumber(resource),
    familyName: wordsAt(name, 'family') ?? (given === '' ? (wordsAt(name, 'text') ?? '') : ''),
    givenName: given,
    birthOn: readDay(textAt(resource, 'birthDate')),
    sex: sexOf(resource),
    deceasedOn: readDay(textAt(resource, 'deceasedDateTime')),
    isRestricted: isRestricted(resource),
  })
}

/** Returns the provider, named "Dr. A. Osei, MD" from prefix, given and family names and suffix. */
export function readPractitioner(resource: Node): Result<ProviderFact, FaultWord> {
  const name = fullName(bestName(resource))
  const npi = nodesAt(resource, 'identifier').find((identifier) => NPI.includes(textAt(identifier, 'system') ?? ''))
  const number = wordsAt(npi ?? null, 'value')
  if (name === null && number === null) return refuse('no-name')
  return ok({ kind: 'provider', npi: number, name: name ?? `NPI ${number}`, specialty: specialtyFrom(resource) })
}

/** Returns what a role adds to its provider. */
export function readPractitionerRole(resource: Node, scope: Scope): Result<RoleFact, FaultWord> {
  const provider = readReference(nodeAt(resource, 'practitioner'), ['Practitioner'], scope)
  if (!provider) return refuse('no-practitioner')
  return ok({
    kind: 'role',
    provider,
    facility: readReference(nodeAt(resource, 'organization'), ['Organization'], scope),
    specialty: wordsUnder(resource, 'specialty') ?? wordsUnder(resource, 'code'),
  })
}

/** True when the resource carries the confidentiality "restricted" or "very restricted". */
const isRestricted = (resource: Node): boolean =>
  nodesAt(nodeAt(resource, 'meta'), 'security').some(
    (label) =>
      (textAt(label, 'system') ?? '').endsWith('Confidentiality') &&
      RESTRICTED.includes((textAt(label, 'code') ?? '').toLowerCase()),
  )

/** The name in use: official before usual before any; one that is old or a maiden name only when there is no other. */
function bestName(resource: Node): Node | null {
  const names = nodesAt(resource, 'name')
  const rank = (name: Node) => ['official', 'usual', undefined, 'temp', 'nickname', 'anonymous'].indexOf(useOf(name))
  const current = names.filter((name) => rank(name) >= 0).sort((a, b) => rank(a) - rank(b))
  return current[0] ?? names[0] ?? null
}
const useOf = (name: Node) => textAt(name, 'use') ?? undefined

function fullName(name: Node | null): string | null {
  const family = wordsAt(name, 'family')
  const parts = [...wordsListAt(name, 'prefix'), ...wordsListAt(name, 'given'), ...(family ? [family] : [])]
  if (family === null && parts.length === 0) return wordsAt(name, 'text')
  return [parts.join(' '), ...wordsListAt(name, 'suffix')].join(', ')
}

/** The medical record number (HL7 v2 table 0203 code MR), of the current one where several were sent. */
function recordNumber(resource: Node): string | null {
  const numbers = nodesAt(resource, 'identifier').filter((identifier) => codesUnder(identifier, 'type').includes('mr'))
  const current = numbers.find((identifier) => textAt(identifier, 'use') !== 'old') ?? numbers[0]
  return wordsAt(current ?? null, 'value')
}

/** `gender`, else the US Core extensions for the sex at birth or for clinical use (codes, SNOMED CT). */
function sexOf(resource: Node): PatientFact['sex'] {
  const gender = textAt(resource, 'gender')
  if (gender === 'female' || gender === 'male' || gender === 'other') return gender
  const codes = nodesAt(resource, 'extension')
    .filter((extension) =>
      /us-core-(?:birthsex|individual-sex|sex)$/.test(textAt(extension, 'url')?.slice(0, 200) ?? ''),
    )
    .map((extension) => textAt(extension, 'valueCode') ?? textAt(nodeAt(extension, 'valueCoding'), 'code'))
  if (codes.some((code) => code === 'F' || code === '248152002')) return 'female'
  return codes.some((code) => code === 'M' || code === '248153007') ? 'male' : 'unknown'
}

/** R4 has no specialty on a Practitioner; a qualification says it often enough ("Cardiology"), a degree alone does not. */
function specialtyFrom(resource: Node): string | null {
  const words = nodesAt(resource, 'qualification').flatMap((item) => {
    const code = item.code
    const said = isNode(code) ? wordsOf(code) : null
    return said === null || said.length < 4 || /\b(degree|doctor|bachelor|master|licen[cs]e)\b/i.test(said) ? [] : said
  })
  return words[0] ?? null
}
