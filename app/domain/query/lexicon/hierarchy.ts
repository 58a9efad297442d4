import { once } from '#app/domain/shared/once.ts'
import { FAMILIES, LISTED } from './catalogue.ts'
import { madeConcepts, projectionsOf } from './compositions.ts'
import type { Concept, Family } from './types.ts'

const concepts = once(() => new Map([...madeConcepts(), ...LISTED].map((concept) => [concept.id, concept])))
const ABOVE = new Map<string, ReadonlySet<string>>()

/** Returns the concept of an id, or null when the lexicon does not have it. */
export function conceptOf(id: string): Concept | null {
  return concepts().get(id) ?? null
}

/** Returns the ids of all more general concepts, to the end, without the concept itself. */
export function ancestorsOf(id: string): ReadonlySet<string> {
  const known = ABOVE.get(id)
  if (known) return known
  const above = new Set<string>()
  ABOVE.set(id, above)
  for (const parent of concepts().get(id)?.isA ?? []) {
    above.add(parent)
    for (const ancestor of ancestorsOf(parent)) above.add(ancestor)
  }
  return above
}

/** Returns whether `id` is `than` or a more specific form of it. */
export function isSameOrDeeper(id: string, than: string): boolean {
  return id === than || ancestorsOf(id).has(than)
}

/** Returns the families in which the concept is a member. */
export function familiesOf(id: string): Family[] {
  return FAMILIES.filter((family) => family.members.includes(id))
}

/** Returns the families of the concept on each of its axes: a stage 3 injury of the sacrum is a stage 3 injury. */
export function familiesAround(id: string): Family[] {
  return [...new Set([id, ...projectionsOf(id)].flatMap(familiesOf))]
}
