import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { FaultWord, Place } from './facts.ts'
import { readMoment } from './moment.ts'
import { type Node, nodeAt, nodesAt, textAt } from './node.ts'
import { readReference, type Scope } from './reference.ts'

/**
 * Returns whose the fact is and in which stay; refused when no patient is named, since a fact of nobody cannot be shown to anybody.
 * `context` is what STU3 and DocumentReference call the stay.
 */
export function readPlace(resource: Node, at: Date | null, scope: Scope): Result<Place, FaultWord> {
  const who = nodeAt(resource, 'subject') ?? nodeAt(resource, 'patient')
  const patient = readReference(who, ['Patient'], scope)
  if (!patient) return refuse('no-patient')
  const context = nodeAt(resource, 'context')
  const stays = [nodeAt(resource, 'encounter'), context, ...nodesAt(context, 'encounter')]
  const [encounter] = stays.flatMap((stay) => readReference(stay, ['Encounter'], scope) ?? [])
  return ok({ patient, encounter: encounter ?? null, at })
}

/** Returns the first moment that one of the names gives, be it a dateTime, an instant, a Period's start or a Timing's first event. */
export function momentUnder(resource: Node, names: readonly string[]): Date | null {
  for (const name of names) {
    const node = nodeAt(resource, name)
    const events = node?.event
    const texts = [textAt(resource, name), textAt(node, 'start'), Array.isArray(events) ? events[0] : null]
    for (const text of texts) {
      const moment = typeof text === 'string' ? readMoment(text) : null
      if (moment) return moment
    }
  }
  return null
}

/** Returns when the sender last touched the resource: the last resort for facts that name no moment of their own. */
export const touchedAt = (resource: Node): Date | null => readMoment(textAt(nodeAt(resource, 'meta'), 'lastUpdated'))
