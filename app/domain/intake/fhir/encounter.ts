import type { EncounterClass, EncounterProvider } from '#app/domain/encounter/chart.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import { codesUnder, codingsOf, wordsOf, wordsUnder } from './concept.ts'
import type { EncounterFact, FaultWord } from './facts.ts'
import { readMoment } from './moment.ts'
import { lookUp, type Node, nodeAt, nodesAt, textAt, wordsAt } from './node.ts'
import { readReference, type Scope } from './reference.ts'

/** HL7 v3 ActEncounterCode, and the words that older senders wrote in its place. */
const CLASSES: Record<string, EncounterClass> = {
  imp: 'inpatient',
  acute: 'inpatient',
  nonac: 'inpatient',
  inpatient: 'inpatient',
  emer: 'emergency',
  emergency: 'emergency',
  urgentcare: 'outpatient',
  obsenc: 'observation',
  observation: 'observation',
  ss: 'observation',
  amb: 'outpatient',
  ambulatory: 'outpatient',
  outpatient: 'outpatient',
  wellness: 'outpatient',
  vr: 'virtual',
  virtual: 'virtual',
  hh: 'home',
  home: 'home',
}

/** States in which an encounter asks for no coding, and what its reason says then. */
const INACTIVE = new Map([
  ['planned', 'Planned'],
  ['cancelled', 'Cancelled'],
  ['entered-in-error', 'Entered in error, says the sending system'],
])

/** HL7 v3 ParticipationType. The primary performer of a stay is whom a query goes to. */
const PARTS: Record<string, EncounterProvider['part']> = {
  atnd: 'attending',
  pprf: 'attending',
  con: 'consultant',
  ref: 'referrer',
}

/** Returns the encounter; one that names no moment at all is refused, since nothing could be dated by it. */
export function readEncounter(resource: Node, scope: Scope): Result<EncounterFact, FaultWord> {
  const patient = readReference(nodeAt(resource, 'subject') ?? nodeAt(resource, 'patient'), ['Patient'], scope)
  if (!patient) return refuse('no-patient')
  const startAt = startOf(resource)
  if (!startAt) return refuse('no-start')
  const hospitalization = nodeAt(resource, 'hospitalization') ?? nodeAt(resource, 'admission')
  const location = nodeAt(latestLocation(resource), 'location')
  return ok({
    kind: 'encounter',
    patient,
    facility: readReference(nodeAt(resource, 'serviceProvider'), ['Organization'], scope),
    place: readReference(location, ['Location'], scope),
    unitName: wordsAt(location, 'display'),
    isInactive: INACTIVE.has(textAt(resource, 'status') ?? ''),
    participants: participantsOf(resource, scope),
    class: classOf(resource),
    service: wordsUnder(resource, 'serviceType'),
    reason: reasonOf(resource),
    startAt,
    endAt: endOf(resource, startAt),
    disposition: dispositionOf(nodeAt(hospitalization, 'dischargeDisposition')),
  })
}

/** `class` is one Coding in R4 and a list of concepts in R5. */
function classOf(resource: Node): EncounterClass {
  const single = nodeAt(resource, 'class')
  const code = textAt(single, 'code') ?? codingsOf(single)[0]?.code ?? ''
  return lookUp(CLASSES, code.trim().toLowerCase()) ?? 'other'
}

/** The period, else the earliest moment that anything in the encounter names, else when the sender last touched it. */
function startOf(resource: Node): Date | null {
  const own = readMoment(textAt(nodeAt(resource, 'period') ?? nodeAt(resource, 'actualPeriod'), 'start'))
  if (own) return own
  const parts = ['statusHistory', 'classHistory', 'location', 'participant'].flatMap((name) => nodesAt(resource, name))
  const starts = parts.flatMap((part) => readMoment(textAt(nodeAt(part, 'period'), 'start')) ?? [])
  const [earliest] = starts.sort((a, b) => a.getTime() - b.getTime())
  return earliest ?? readMoment(textAt(nodeAt(resource, 'meta'), 'lastUpdated'))
}

function endOf(resource: Node, startAt: Date): Date | null {
  const end = readMoment(textAt(nodeAt(resource, 'period') ?? nodeAt(resource, 'actualPeriod'), 'end'))
  return end && end >= startAt ? end : null
}

function reasonOf(resource: Node): string | null {
  const state = INACTIVE.get(textAt(resource, 'status') ?? '')
  const reason = plainReasonOf(resource)
  if (state === undefined) return reason
  return reason === null ? state : `${state}: ${reason}`
}

function plainReasonOf(resource: Node): string | null {
  const reference = nodeAt(resource, 'reasonReference')
  return (
    wordsUnder(resource, 'reasonCode') ??
    wordsAt(reference, 'display') ??
    wordsOf(nodeAt(nodeAt(nodeAt(resource, 'reason'), 'value'), 'concept')) ??
    wordsUnder(resource, 'type')
  )
}

/** "01 Discharged to home": the NUBC code in front, since groupers ask for it. */
function dispositionOf(concept: Node | null): string | null {
  const words = wordsOf(concept)
  const nubc = codingsOf(concept).find((coding) =>
    /nubc|patient-discharge|2\.16\.840\.1\.113883\.6\.301\.5/i.test(coding.system),
  )
  if (!nubc || words === null) return words
  return words === nubc.code ? nubc.code : `${nubc.code} ${words}`
}

function latestLocation(resource: Node): Node | null {
  const locations = nodesAt(resource, 'location').filter((item) => textAt(item, 'status') !== 'planned')
  const active = locations.find((item) => textAt(item, 'status') === 'active')
  return active ?? locations.at(-1) ?? null
}

function participantsOf(resource: Node, scope: Scope): EncounterFact['participants'] {
  const people = nodesAt(resource, 'participant').flatMap((participant) => {
    const person = nodeAt(participant, 'individual') ?? nodeAt(participant, 'actor')
    const provider = readReference(person, ['Practitioner', 'PractitionerRole'], scope)
    return provider ? [{ provider, part: partOf(participant) }] : []
  })
  // A sender who names one person and no part means the one who was in charge.
  const [only] = people
  if (only && people.length === 1 && only.part === null) return [{ provider: only.provider, part: 'attending' }]
  return people.map(({ provider, part }) => ({ provider, part: part ?? 'other' }))
}

function partOf(participant: Node): EncounterProvider['part'] | null {
  const types = nodesAt(participant, 'type')
  if (types.length === 0) return null
  const said = types.map((type) => wordsOf(type) ?? '').join(' ')
  if (/\bsurgeon|operat/i.test(said)) return 'surgeon'
  if (/\bresident|intern\b|trainee|house officer/i.test(said)) return 'resident'
  const known = codesUnder(participant, 'type').flatMap((code) => lookUp(PARTS, code) ?? [])
  return known[0] ?? (/attending|primary performer/i.test(said) ? 'attending' : 'other')
}
