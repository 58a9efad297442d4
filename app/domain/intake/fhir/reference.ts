import { isNode, type Node, nodeAt, nodesAt, oneLine, textAt, wordsAt } from './node.ts'

/**
 * What a reference may be known by: a resource of a sender (`Patient/17` of the system "fhir"), or a business identifier
 * (the NPI 123 of a Practitioner), which any sender may use.
 */
export type Key = { by: 'id' | 'identifier'; type: string; system: string; value: string }

/** The keys are tried in turn; the first is what an absent target is filed under. `display` is what the sender called the target. */
export type Reference = { keys: [Key, ...Key[]]; display: string | null }

/** Where a resource stood: the sending system, and the resources contained in it, which others cannot refer to. */
export type Scope = { system: string; contained: readonly Node[] }

const URN = 'urn:ietf:rfc:3986'
const ID = /^[A-Za-z0-9\-._]{1,128}$/

/** Returns the reference, or null when it names no resource of the wanted types. Contained targets are read by `containedOf`. */
export function readReference(node: Node | null, types: readonly string[], scope: Scope): Reference | null {
  if (!node) return null
  const literal = textAt(node, 'reference')
  const keys = [
    ...(literal === null ? [] : keysOfLiteral(literal.trim(), types, scope)),
    ...keysOfIdentifier(nodeAt(node, 'identifier'), textAt(node, 'type'), types),
  ]
  const [first, ...rest] = keys
  return first ? { keys: [first, ...rest], display: wordsAt(node, 'display') } : null
}

/** Returns the references of the list under a name. */
export function readReferences(node: Node, name: string, types: readonly string[], scope: Scope): Reference[] {
  return nodesAt(node, name).flatMap((item) => readReference(item, types, scope) ?? [])
}

/** Returns the contained resource of one of the types that a `#id` reference points to, or null. */
export function containedOf(node: Node | null, types: readonly string[], scope: Scope): Node | null {
  const literal = textAt(node, 'reference')
  if (!literal?.startsWith('#')) return null
  const target = scope.contained.find((resource) => textAt(resource, 'id')?.replace(/^#/, '') === literal.slice(1))
  return target && types.includes(textAt(target, 'resourceType') ?? '') ? target : null
}

function keysOfLiteral(literal: string, types: readonly string[], scope: Scope): Key[] {
  if (literal.startsWith('#') || literal.length > 2048) return []
  if (literal.startsWith('urn:')) return keysOfUrn(literal, types, scope)
  const conditional = /^([A-Za-z]+)\?(.+)$/s.exec(literal)
  if (conditional) return keysOfSearch(conditional[1] ?? '', conditional[2] ?? '', types)
  const parts = /^(?:(https?:\/\/\S+)\/)?([A-Za-z]+)\/([^/]+?)(?:\/_history\/[^/]+)?$/s.exec(literal)
  const [, base, type = '', value = ''] = parts ?? []
  if (!types.includes(type) || !ID.test(value)) return []
  return [{ by: 'id', type, system: base ?? scope.system, value }]
}

/** `urn:uuid:x` is the `fullUrl` of another entry, and as a rule its id too. What has not come is filed under the urn. */
function keysOfUrn(urn: string, types: readonly string[], scope: Scope): Key[] {
  const value = urn.slice(urn.lastIndexOf(':') + 1)
  if (!ID.test(value)) return []
  return types.flatMap((type): Key[] => [
    { by: 'identifier', type, system: URN, value: urn },
    { by: 'id', type, system: scope.system, value },
  ])
}

/** Conditional references (R4 3.1.0.11.1), as Synthea's bulk files use them: `Practitioner?identifier=system|value`. */
function keysOfSearch(type: string, search: string, types: readonly string[]): Key[] {
  if (!types.includes(type)) return []
  for (const pair of search.split('&')) {
    const [name, ...rest] = pair.split('=')
    if (name !== 'identifier') continue
    const token = decoded(rest.join('='))
    const bar = token.lastIndexOf('|')
    const value = oneLine(token.slice(bar + 1))
    if (value !== null)
      return [{ by: 'identifier', type, system: oneLine(token.slice(0, Math.max(0, bar))) ?? '', value }]
  }
  return []
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function keysOfIdentifier(identifier: Node | null, said: string | null, types: readonly string[]): Key[] {
  const value = wordsAt(identifier, 'value')
  if (value === null) return []
  const system = wordsAt(identifier, 'system') ?? ''
  const wanted = said !== null && types.includes(said) ? [said] : types
  return wanted.map((type) => ({ by: 'identifier', type, system, value }))
}

/** Returns the identifiers by which others may refer to a resource; its `fullUrl` too, where that is a urn. */
export function identifiersOf(resource: Node, type: string, fullUrl: string | null): Key[] {
  const keys = nodesAt(resource, 'identifier').flatMap((identifier) => keysOfIdentifier(identifier, null, [type]))
  const urn = fullUrl?.startsWith('urn:') ? oneLine(fullUrl) : null
  return urn === null ? keys : [...keys, { by: 'identifier', type, system: URN, value: urn }]
}

/**
 * Returns the key of a resource: its id, else the uuid of its `fullUrl` (a transaction may leave the id to the receiver). The
 * system is the base of an absolute `fullUrl`, else the one given. Null when nothing names the resource.
 */
export function keyOf(resource: Node, type: string, fullUrl: string | null, system: string): Key | null {
  const url = fullUrl !== null && fullUrl.length <= 2048 ? fullUrl : null
  const absolute = url === null ? null : /^(https?:\/\/\S+)\/([A-Za-z]+)\/([^/]+?)(?:\/_history\/[^/]+)?$/s.exec(url)
  const isOwn = absolute?.[2] === type
  const urn = url?.startsWith('urn:') ? url.slice(url.lastIndexOf(':') + 1) : null
  const value = textAt(resource, 'id')?.trim() ?? (isOwn ? absolute?.[3] : urn) ?? null
  if (value === null || !ID.test(value)) return null
  return { by: 'id', type, system: isOwn ? (absolute?.[1] ?? system) : system, value }
}

/** Returns the contained resources of a resource. */
export const containedIn = (resource: Node): readonly Node[] => {
  const contained = resource.contained
  return Array.isArray(contained) ? contained.filter(isNode) : []
}
