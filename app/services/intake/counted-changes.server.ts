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
  const facts = [
    ...rows.flatMap(({ into, row }): Fact[] => (isFact(into) ? [{ into, ...row }] : [])),
    ...departed.map(({ kind, fact }): Fact => ({ into: `${kind}s`, ...fact })),
  ]
  const patients = rows.flatMap((one) => (one.into === 'patients' ? one.row.id : []))
  const hinting = facts.filter(({ into }) => into === 'medications' || into === 'results' || into === 'problems')
  const members = await membersAmong(db, [
    ...new Set([...patients, ...hinting.flatMap((one) => textOf(one.patientId))]),
  ])
  const notes = facts.filter(({ into, authorRole }) => into === 'documents' && authorRole === 'provider')
  const answered = await answeredAmong(db, [...new Set(notes.flatMap(encounterOf))])
  const levels = facts.filter(({ into, coding }) => into === 'procedures' && LEVEL.test(codeOf(coding)))
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

type Fact = { into: string; encounterId?: unknown; patientId?: unknown; authorRole?: unknown; coding?: unknown }
const FACTS = ['documents', 'results', 'medications', 'procedures', 'problems'] as const
const isFact = (into: ChartRow['into']): boolean => FACTS.some((one) => one === into)
const encounterOf = ({ encounterId }: Fact): string[] => textOf(encounterId)
