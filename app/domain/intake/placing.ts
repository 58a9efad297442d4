import type { Coding, EncounterProvider } from '#app/domain/encounter/chart.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { ClaimFact, DocumentFact, EncounterFact, Fact, Place } from './fhir/facts.ts'
import type { Reference } from './fhir/reference.ts'
import type { ChartRow } from './rows.ts'

/** What a reference turned out to be: the chart row, its name, and what else it can tell (a place its facility, a drug its code). */
export type Target = { id: string; label: string | null; facilityId: string | null; coding: Coding | null }
export type Wanted = { reference: Reference; as: 'patient' | 'encounter' | 'provider' | 'facility' | 'place' | 'drug' }
export type Placing = {
  /** The row's id and source. */
  id: string
  source: { system: string; id: string }
  /** Null for a place or a drug that is not known; everything else is known or expected by now. */
  resolve: (reference: Reference) => Target | null
  /** For facts that name no stay: the one found by time. */
  stayId: string | null
  /** For undated documents: when their stay ended. */
  datedAt: Date | null
}

/** Returns the references that must be known, or expected, before the fact can be placed. */
export function wantedBy(fact: Fact): Wanted[] {
  switch (fact.kind) {
    case 'patient':
    case 'provider':
    case 'facility':
    case 'drug':
      return []
    case 'place':
      return fact.facility ? [{ reference: fact.facility, as: 'facility' }] : []
    case 'role':
      return [
        { reference: fact.provider, as: 'provider' },
        ...(fact.facility ? [{ reference: fact.facility, as: 'facility' } as const] : []),
      ]
    case 'encounter':
      return wantedByEncounter(fact)
    case 'claim':
      return wantedByPlace(fact)
    case 'document':
      return [...wantedByPlace(fact), ...(fact.author ? [{ reference: fact.author, as: 'provider' } as const] : [])]
    case 'medication':
      return [...wantedByPlace(fact), ...(fact.drug ? [{ reference: fact.drug, as: 'drug' } as const] : [])]
    case 'result':
    case 'procedure':
    case 'problem':
      return wantedByPlace(fact)
  }
}

const wantedByPlace = ({ patient, encounter }: Pick<Place, 'patient' | 'encounter'>): Wanted[] => [
  { reference: patient, as: 'patient' },
  ...(encounter ? [{ reference: encounter, as: 'encounter' } as const] : []),
]

/** A place is asked only for what the encounter does not say itself: the unit's name, the facility. */
function wantedByEncounter(fact: EncounterFact): Wanted[] {
  const asksPlace = fact.place !== null && (fact.unitName === null || fact.facility === null)
  return [
    { reference: fact.patient, as: 'patient' },
    ...(fact.facility ? [{ reference: fact.facility, as: 'facility' } as const] : []),
    ...(fact.place && asksPlace ? [{ reference: fact.place, as: 'place' } as const] : []),
    ...fact.participants.map(({ provider }) => ({ reference: provider, as: 'provider' }) as const),
  ]
}

/** True for facts that can only be placed when all encounters are in: those that name no stay but have a time, and undated documents. */
export function isLoose(fact: Fact): boolean {
  if (fact.kind === 'document') return fact.encounter === null || fact.writtenAt === null
  if (fact.kind === 'problem')
    return fact.encounter === null && fact.at !== null && fact.category === 'encounter-diagnosis'
  const isOfStay = fact.kind === 'result' || fact.kind === 'medication' || fact.kind === 'procedure'
  return isOfStay && fact.encounter === null && fact.at !== null
}

/** Returns the row that a fact makes in the chart; refused only for a document that has no date and whose stay has none either. */
export function placeFact(fact: Fact, placing: Placing): Result<ChartRow, 'no-time'> {
  const { id, source, resolve } = placing
  switch (fact.kind) {
    case 'patient': {
      const { kind: _, ...patient } = fact
      return ok({ into: 'patients', row: { id, source, ...patient } })
    }
    case 'provider':
      return ok({ into: 'providers', row: { id, source, npi: fact.npi, name: fact.name, specialty: fact.specialty } })
    case 'facility':
      return ok({ into: 'facilities', row: { id, source, name: fact.name, timeZone: fact.timeZone } })
    case 'drug':
      return ok({ into: 'labels', row: { name: fact.name, facilityId: null, coding: fact.coding } })
    case 'place':
      return ok({ into: 'labels', row: { name: fact.name, facilityId: idOf(fact.facility, resolve), coding: null } })
    case 'role': {
      const { provider, facility, specialty } = fact
      return ok({
        into: 'roles',
        row: { providerId: known(provider, resolve).id, facilityId: idOf(facility, resolve), specialty },
      })
    }
    case 'encounter':
      return ok(encounterRow(fact, placing))
    case 'claim':
      return ok(billRow(fact, placing))
    case 'document':
      return documentRow(fact, placing)
    default:
      return ok(factRow(fact, placing))
  }
}

/** What `wantedBy` names is known or expected by the time a fact is placed; anything else is a bug of ours. */
function known(reference: Reference, resolve: Placing['resolve']): Target {
  const target = resolve(reference)
  if (!target) throw new Error('A fact was placed before what it refers to.')
  return target
}
const idOf = (reference: Reference | null, resolve: Placing['resolve']) =>
  reference ? (resolve(reference)?.id ?? null) : null

function encounterRow(fact: EncounterFact, { id, source, resolve }: Placing): ChartRow {
  const place = fact.place ? resolve(fact.place) : null
  const { service, reason, startAt, endAt, disposition, isInactive } = fact
  const row = { id, source, class: fact.class, service, reason, startAt, endAt, disposition, isInactive }
  const team = fact.participants.map(({ provider, part }) => ({ providerId: known(provider, resolve).id, part }))
  return {
    into: 'encounters',
    row: {
      ...row,
      patientId: known(fact.patient, resolve).id,
      facilityId: idOf(fact.facility, resolve) ?? place?.facilityId ?? null,
      unit: fact.unitName ?? place?.label ?? null,
      team: distinct(team),
    },
  }
}

function distinct(team: Omit<EncounterProvider, 'encounterId'>[]) {
  const seen = new Map(team.map((member) => [`${member.providerId} ${member.part}`, member]))
  return [...seen.values()]
}

function billRow({ encounter, payer, drg, billedAt, lines }: ClaimFact, { resolve }: Placing): ChartRow {
  const row = { encounterId: known(encounter, resolve).id, payer, drg, billedAt: billedAt?.getTime() ?? null, lines }
  return { into: 'bills', row }
}

function documentRow(fact: DocumentFact, placing: Placing): Result<ChartRow, 'no-time'> {
  const writtenAt = fact.writtenAt ?? placing.datedAt
  if (!writtenAt) return refuse('no-time')
  const { typeCoding, type, authorName, authorRole, text } = fact
  const { id, source, patientId, encounterId } = headOf(fact, placing)
  if (encounterId === null) throw new Error('A document was placed before its stay.')
  const authorId = idOf(fact.author, placing.resolve)
  const name = authorName ?? (fact.author ? (placing.resolve(fact.author)?.label ?? null) : null)
  const row = {
    id,
    source,
    patientId,
    encounterId,
    type,
    typeCoding,
    authorId,
    authorName: name,
    authorRole,
    writtenAt,
    text,
  }
  return ok({ into: 'documents', row })
}

function headOf({ patient, encounter }: Place, { id, source, resolve, stayId }: Placing) {
  return { id, source, patientId: known(patient, resolve).id, encounterId: idOf(encounter, resolve) ?? stayId }
}

type Small = Extract<Fact, { kind: 'result' | 'medication' | 'procedure' | 'problem' }>
/** What of a fact is not of its row: where it stands is resolved in the row's head. */
const LEFT_OUT = new Set(['kind', 'part', 'patient', 'encounter', 'at', 'group', 'drug'])

/**
 * Adds to a head what else a fact says, in the fact's own order: the digest of a row depends on it. Several times faster than the two copies
 * that are made to take names away and to join the rest.
 */
function withRest<H extends object, F extends Small>(head: H, fact: F): H & Omit<F, 'kind' | 'part' | keyof Place> {
  const row: Record<string, unknown> = head as Record<string, unknown>
  for (const name in fact) if (!LEFT_OUT.has(name)) row[name] = fact[name]
  return row as ReturnType<typeof withRest<H, F>>
}

function factRow(fact: Small, placing: Placing): ChartRow {
  const head = headOf(fact, placing)
  switch (fact.kind) {
    case 'result':
      return { into: 'results', row: withRest({ ...head, kind: fact.group }, fact) }
    case 'medication': {
      const target = fact.drug ? placing.resolve(fact.drug) : null
      const row = withRest(head, fact)
      if (row.name === '') row.name = target?.label ?? fact.drug?.display ?? 'Medication not yet received'
      row.coding ??= target?.coding ?? null
      return { into: 'medications', row }
    }
    case 'procedure':
      return { into: 'procedures', row: withRest(head, fact) }
    case 'problem':
      return { into: 'problems', row: withRest(head, fact) }
  }
}
