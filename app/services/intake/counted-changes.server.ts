import type { ChartRow } from '#app/domain/intake/rows.ts'
import type { KeptFact } from '#db/chart-facts.ts'
import type { Db } from '#db/client.ts'
import type { Change } from '#db/commit.ts'
import { answeredAmong, membersAmong } from '#db/counted.ts'

/** Levels of visits, which are counted by specialty. */
const LEVEL = /^99[23]\d\d$/
const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : [])
const codeOf = (coding: unknown): string =>
  typeof coding === 'object' && coding !== null && 'code' in coding ? String(coding.code) : ''

/**
 * What projections must look at again after these rows: encounters and bills always; of facts those that something is counted of, since a
 * fact may come long after its encounter: what hints at a member's risk categories, notes after an answer, levels of visits.
 */
export async function countedChanges(
  db: Db,
  rows: readonly ChartRow[],
  departed: readonly KeptFact[],
): Promise<Change[]> {
  const facts: Said[] = [...rows.filter(isFact), ...departed.map(({ kind, fact }) => ({ into: `${kind}s`, row: fact }))]
  const patients = rows.flatMap((one) => (one.into === 'patients' ? one.row.id : []))
  const hinting = facts.filter(({ into }) => into === 'medications' || into === 'results' || into === 'problems')
  const members = await membersAmong(db, [
    ...new Set([...patients, ...hinting.flatMap(({ row }) => textOf(row.patientId))]),
  ])
  const notes = facts.filter(({ into, row }) => into === 'documents' && row.authorRole === 'provider')
  const answered = await answeredAmong(db, [...new Set(notes.flatMap(encounterOf))])
  const levels = facts.filter(({ into, row }) => into === 'procedures' && LEVEL.test(codeOf(row.coding)))
  const encounters = rows.flatMap((one) => {
    if (one.into === 'encounters') return one.row.id
    return one.into === 'bills' ? one.row.encounterId : []
  })
  // One encounter of a member is enough: all that is told of a member is told anew.
  const ids = [
    ...encounters,
    ...answered,
    ...levels.flatMap(encounterOf),
    ...members.map(({ encounterId }) => encounterId),
  ]
  return [...new Set(ids)].map((onId) => ({ topic: 'encounter', onId }))
}

type Fact = { encounterId?: unknown; patientId?: unknown; authorRole?: unknown; coding?: unknown }
type Said = { into: string; row: Fact }
const FACTS = new Set(['documents', 'results', 'medications', 'procedures', 'problems'] as const)
type FactRow = Extract<ChartRow, { into: typeof FACTS extends Set<infer I> ? I : never }>
const isFact = (one: ChartRow): one is FactRow => (FACTS as ReadonlySet<string>).has(one.into)
const encounterOf = ({ row }: Said): string[] => textOf(row.encounterId)
