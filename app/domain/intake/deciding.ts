import type { Coding } from '#app/domain/encounter/chart.ts'
import { ok, type Result, refuse } from '#app/domain/shared/result.ts'
import type { Entry } from './entry.ts'
import { type Expected, expect } from './expecting.ts'
import type { Fact, Received } from './fhir/facts.ts'
import type { Key, Reference } from './fhir/reference.ts'
import { type Placing, placeFact, type Target, wantedBy } from './placing.ts'
import type { ChartRow } from './rows.ts'

/** The memory that a decision is made with; `idOf` and `digestOf` are hashes. */
export type Book = {
  entryOf(key: Key): Entry | null
  idOf(key: Key): string
  digestOf(text: string): string
}
/** What was found for the facts that name no stay, or no date. */
export type Found = Pick<Placing, 'stayId' | 'datedAt'>

export type Decision = {
  outcome: 'created' | 'updated' | 'unchanged'
  /** Null when nothing changes. */
  entry: Entry | null
  rows: ChartRow[]
  expected: Expected[]
  /** Hashed identifiers by which the resource is known from now on. */
  identifiers: string[]
  /** Entries that stood for this resource while only an identifier of it was known. */
  forgotten: string[]
  before: Entry['state'] | null
  /** Encounters that have not come yet begin, for now, with the first fact that names them. */
  begins: { encounterId: string; at: Date }[]
  /** How the work list names the patients of the encounters in `rows` and `expected`, by the patient's id. */
  names: Map<string, string>
}

const NOTHING_FOUND: Found = { stayId: null, datedAt: null }

/**
 * Decides what one resource changes. Refused with "waits" while something it refers to has not come: it is asked again when all
 * else is in, and then (`isLast`) what is missing is expected under a name. "no-time" refuses an undated document for good.
 */
export function decide(
  received: Received,
  book: Book,
  { isLast, now, found }: { isLast: boolean; now: Date; found?: ReadonlyMap<Fact, Found> },
): Result<Decision, 'waits' | 'no-time'> {
  const own = book.entryOf(received.key)
  if (own && isOlder(received, own)) return ok(unchanged(own))
  const resolved = resolveAll(received, book, isLast ? now : null)
  if (!resolved) return refuse('waits')
  const adopted = own ? null : adoptedBy(received, book)
  const id = own?.targetId ?? adopted?.targetId ?? book.idOf(received.key)
  const rows: ChartRow[] = []
  for (const fact of received.facts) {
    const row = placeFact(fact, {
      ...placeOf(received, fact, id, book),
      ...(found?.get(fact) ?? NOTHING_FOUND),
      resolve: resolved.resolve,
    })
    if (!row.ok) return row
    rows.push(row.value)
  }
  const digest = book.digestOf(JSON.stringify([received.state, rows]))
  if (own?.digest === digest && own.state === received.state) return ok(unchanged(own))
  return ok({
    outcome: own === null || own.state === 'awaited' ? 'created' : 'updated',
    entry: entryFor(received, rows, { id, digest, book, resolve: resolved.resolve }),
    rows,
    expected: resolved.expected,
    identifiers: received.identifiers.map(book.idOf),
    forgotten: adopted && adopted.id !== book.idOf(received.key) ? [adopted.id] : [],
    before: own?.state ?? adopted?.state ?? null,
    begins: beginsOf(received, book),
    names: namesOf(received, resolved.resolve),
  })
}

const unchanged = (own: Entry): Decision => ({
  outcome: 'unchanged',
  entry: null,
  rows: [],
  expected: [],
  identifiers: [],
  forgotten: [],
  before: own.state,
  begins: [],
  names: new Map(),
})

/** Servers stamp each change: a copy from before what is known already must not undo it, whatever the order of arrival. */
const isOlder = ({ touchedAt }: Received, own: Entry): boolean =>
  own.state !== 'awaited' && touchedAt !== null && own.touchedAt !== null && touchedAt.getTime() < own.touchedAt

/** Returns how the references of a resource resolve, or null when it must wait for one of them. */
function resolveAll({ facts }: Received, book: Book, expectAt: Date | null) {
  const expected = new Map<string, Expected>()
  const found = new Map<Reference, Target>()
  const look = (reference: Reference): Target | null => {
    for (const key of reference.keys) {
      const entry = book.entryOf(key)
      // What is still awaited may be further on in this very import.
      if (entry && (expectAt || entry.state !== 'awaited')) return targetOf(entry)
    }
    const missing = expected.get(book.idOf(reference.keys[0]))
    return missing ? targetOf(missing.entry) : null
  }
  // Asked for again by each part of a decision.
  const resolve = (reference: Reference): Target | null => {
    const known = found.get(reference)
    if (known) return known
    const target = look(reference)
    if (target) found.set(reference, target)
    return target
  }
  for (const fact of facts) {
    for (const wanted of wantedBy(fact)) {
      if (resolve(wanted.reference)) continue
      if (!expectAt) return null
      const patient = 'patient' in fact ? resolve(fact.patient) : null
      const made = expect(wanted, {
        id: book.idOf(wanted.reference.keys[0]),
        patientId: patient?.id ?? null,
        at: timeOf(fact) ?? expectAt,
      })
      if (made) expected.set(made.entry.id, made)
    }
  }
  return { resolve, expected: [...expected.values()] }
}

function namesOf({ facts }: Received, resolve: Placing['resolve']): Decision['names'] {
  const names = new Map<string, string>()
  for (const fact of facts) {
    const patient = 'patient' in fact ? resolve(fact.patient) : null
    if (patient) names.set(patient.id, patient.label ?? '')
  }
  return names
}

function beginsOf({ facts }: Received, book: Book): Decision['begins'] {
  return facts.flatMap((fact) => {
    const reference = 'encounter' in fact ? fact.encounter : null
    const at = timeOf(fact)
    const entry = reference?.keys.map(book.entryOf).find((found) => found !== null)
    return at && entry?.state === 'awaited' ? [{ encounterId: entry.targetId, at }] : []
  })
}

const timeOf = (fact: Fact): Date | null => {
  if (fact.kind === 'claim') return fact.billedAt
  return 'at' in fact ? fact.at : null
}

function targetOf({ targetId, label, detail }: Entry): Target {
  const facilityId = typeof detail?.facilityId === 'string' ? detail.facilityId : null
  return { id: targetId, label, facilityId, coding: isCoding(detail?.coding) ? detail.coding : null }
}

const isCoding = (value: unknown): value is Coding =>
  typeof value === 'object' && value !== null && 'system' in value && 'code' in value && 'display' in value

/** The row that stood for this resource while it was only known by an identifier: it becomes the resource's own. */
function adoptedBy({ identifiers }: Received, book: Book): Entry | null {
  for (const key of identifiers) {
    const entry = book.entryOf(key)
    if (entry?.state === 'awaited') return entry
  }
  return null
}

function placeOf({ key }: Received, fact: Fact, id: string, book: Book) {
  const part = 'part' in fact ? fact.part : ''
  const source = { system: key.system, id: `${key.type}/${key.value}${part === '' ? '' : `#${part}`}` }
  return { id: part === '' ? id : `${book.idOf(key)}.${part}`, source }
}

type About = { id: string; digest: string; book: Book; resolve: Placing['resolve'] }

function entryFor(
  { key, state, touchedAt, facts }: Received,
  rows: ChartRow[],
  { id, digest, book, resolve }: About,
): Entry {
  const entry: Entry = {
    id: book.idOf(key),
    type: key.type,
    sourceSystem: key.system,
    sourceId: key.value,
    state,
    digest,
    touchedAt: touchedAt?.getTime() ?? null,
    targetId: id,
    label: null,
    detail: null,
  }
  for (const row of rows) {
    if (row.into === 'patients') entry.label = sortNameOf(row.row)
    if (row.into === 'providers')
      Object.assign(entry, { label: row.row.name, detail: { specialty: row.row.specialty } })
    if (row.into === 'facilities') entry.label = row.row.name
    if (row.into === 'labels') Object.assign(entry, { label: row.row.name, detail: row.row })
    if (row.into === 'bills') Object.assign(entry, { targetId: row.row.encounterId, detail: row.row })
    if (row.into === 'roles') Object.assign(entry, { targetId: row.row.providerId, detail: row.row })
  }
  const [fact] = facts
  if (fact?.kind === 'role') entry.label = resolve(fact.provider)?.label ?? null
  return entry
}

/** Returns the name that the work list is sorted by: "osei, ama". */
export const sortNameOf = ({ familyName, givenName }: { familyName: string; givenName: string }): string =>
  `${familyName}, ${givenName}`.toLowerCase()
