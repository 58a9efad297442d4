import type { Decision } from '#app/domain/intake/deciding.ts'
import type { Entry } from '#app/domain/intake/entry.ts'
import type { Received } from '#app/domain/intake/fhir/facts.ts'
import type { ChartRow, EncounterRow } from '#app/domain/intake/rows.ts'
import { addBills, addRoles } from '#db/additions.ts'
import {
  beginBy,
  type FactKind,
  type KeptFact,
  listFactsOf,
  removeFacts,
  renameInWorklist,
  saveDocuments,
  saveEncounters,
  saveFacilities,
  saveMedications,
  savePatients,
  saveProblems,
  saveProcedures,
  saveProviders,
  saveResults,
  saveTeams,
  setInactive,
  setNextStep,
} from '#db/chart-facts.ts'
import type { Db } from '#db/client.ts'
import type { Write } from '#db/commit.ts'
import { addChanges, addIdentifiers, forgetAwaited, keepHistory, saveReceived } from '#db/received.ts'
import { countedChanges } from './counted-changes.server.ts'

export type Decided = { received: Received; decision: Decision }
type About = { importId: string; at: Date; timeZone: string }

/** Which facts a resource of a type can have in the chart. */
const KINDS: Record<string, FactKind[]> = {
  DocumentReference: ['document'],
  DiagnosticReport: ['document', 'result'],
  Observation: ['result'],
  Procedure: ['procedure'],
  Condition: ['problem'],
  AllergyIntolerance: ['problem'],
  Claim: ['problem'],
  MedicationRequest: ['medication'],
  MedicationAdministration: ['medication'],
  MedicationStatement: ['medication'],
  MedicationDispense: ['medication'],
  Immunization: ['medication'],
}

/** Returns everything that a batch of decisions writes, in an order in which no row comes before what it points to. */
export async function writesOf(db: Db, decided: Decided[], about: About): Promise<Write[]> {
  const changing = decided.filter(({ decision }) => decision.entry !== null)
  const [rows, entries, identifiers]: [ChartRow[], Entry[], { id: string; resourceId: string }[]] = [[], [], []]
  const names = new Map<string, string>()
  for (const { decision } of changing) {
    for (const { row, entry } of decision.expected) {
      rows.push(row)
      entries.push(entry)
    }
    rows.push(...decision.rows)
    for (const [id, name] of decision.names) names.set(id, name)
    if (decision.entry) entries.push(decision.entry)
    for (const id of decision.identifiers) identifiers.push({ id, resourceId: decision.entry?.id ?? '' })
  }
  const departed = await departures(db, changing, about)
  return [
    ...departed.writes,
    ...identityWrites(rows, about),
    ...encounterWrites(rows, names),
    ...factWrites(rows),
    ...forgetAwaited(changing.flatMap(({ decision }) => decision.forgotten)),
    ...saveReceived(entries),
    ...addIdentifiers(identifiers),
    ...followUps(changing, rows),
    ...addChanges(await countedChanges(db, rows, departed.facts)),
  ]
}

/** Facts that a sender changed or withdrew: what they were is kept in the history, and those that are no more leave the chart. */
async function departures(db: Db, decided: Decided[], { importId, at }: About) {
  const writes: Write[] = []
  const facts: KeptFact[] = []
  for (const { received, decision } of decided) {
    if (decision.before !== 'kept' || decision.outcome !== 'updated') continue
    const { key, state } = received
    const old: KeptFact[] = []
    for (const kind of KINDS[key.type] ?? []) {
      old.push(...(await listFactsOf(db, kind, { system: key.system, id: `${key.type}/${key.value}` })))
    }
    const staying = new Set(decision.rows.flatMap(({ row }) => ('id' in row ? row.id : [])))
    const why = state === 'withdrawn' ? ('withdrawn' as const) : ('replaced' as const)
    writes.push(
      ...keepHistory(old.map(({ kind, id, fact }) => ({ kind, factId: id, why, importId, endedAt: at, fact }))),
    )
    for (const { kind, id } of old) if (!staying.has(id)) writes.push(...removeFacts(kind, [id]))
    facts.push(...old)
  }
  return { writes, facts }
}

function identityWrites(rows: ChartRow[], { timeZone }: About): Write[] {
  const facilities = rowsInto(rows, 'facilities').map((row) => ({ ...row, timeZone: row.timeZone ?? timeZone }))
  const providers = rowsInto(rows, 'providers').map((row) => ({ ...row, facilityIds: [] }))
  return [...saveFacilities(facilities), ...saveProviders(providers), ...savePatients(rowsInto(rows, 'patients'))]
}

function encounterWrites(rows: ChartRow[], names: ReadonlyMap<string, string>): Write[] {
  const encounters = rowsInto(rows, 'encounters')
  return [...saveEncounters(encounters, names), ...saveTeams(...teamsOf(encounters))]
}

/** Of an encounter that comes twice in a batch the last speaks. */
function teamsOf(encounters: EncounterRow[]): Parameters<typeof saveTeams> {
  const last = new Map(encounters.map((row) => [row.id, row.team]))
  return [
    [...last.keys()],
    [...last].flatMap(([encounterId, team]) => team.map((member) => ({ encounterId, ...member }))),
  ]
}

function factWrites(rows: ChartRow[]): Write[] {
  return [
    ...saveDocuments(rowsInto(rows, 'documents')),
    ...saveResults(rowsInto(rows, 'results')),
    ...saveMedications(rowsInto(rows, 'medications')),
    ...saveProcedures(rowsInto(rows, 'procedures')),
    ...saveProblems(rowsInto(rows, 'problems')),
  ]
}

type RowOf<I extends ChartRow['into']> = Extract<ChartRow, { into: I }>['row']

function rowsInto<I extends ChartRow['into']>(rows: readonly ChartRow[], into: I): RowOf<I>[] {
  const found: RowOf<I>[] = []
  for (const one of rows) if (one.into === into) found.push(one.row as RowOf<I>)
  return found
}

/** What one resource means for the rows of others: names, first moments, specialties, bills, and mistakes. */
function followUps(decided: Decided[], rows: ChartRow[]): Write[] {
  const writes = decided.flatMap(({ received, decision }) => {
    const [targetId, label] = [decision.entry?.targetId ?? '', decision.entry?.label ?? '']
    const isRenamed = received.key.type === 'Patient' && decision.before !== null
    return [
      ...decision.begins.map(({ encounterId, at }) => beginBy(encounterId, at)),
      ...(isRenamed && received.state === 'kept' ? [renameInWorklist(targetId, label)] : []),
      ...decision.rows.flatMap((row) => (row.into === 'encounters' ? stepOf(row.row, decision.before) : [])),
    ]
  })
  const targets = (...types: string[]) =>
    decided.flatMap(({ received, decision }) =>
      types.includes(received.key.type) ? (decision.entry?.targetId ?? []) : [],
    )
  const isSpecialtySaid = rows.some(
    (row) => row.into === 'roles' || (row.into === 'providers' && row.row.specialty !== null),
  )
  const roles = targets('PractitionerRole', ...(isSpecialtySaid ? ['Practitioner'] : []))
  return [...writes, ...addRoles([...new Set(roles)]), ...addBills([...new Set(targets('Claim'))])]
}

/** An inactive encounter leaves the work list; one that was known before may be active again. */
function stepOf({ id, isInactive }: EncounterRow, before: Decision['before']): Write[] {
  if (isInactive) return [setInactive(id)]
  return before === 'kept' ? [setNextStep(id)] : []
}
