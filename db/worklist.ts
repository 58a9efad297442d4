import { and, asc, desc, eq, gt, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { NextStep } from '#app/domain/encounter/next-step.ts'
import type { Cursor, WorklistFilter, WorklistRow } from '#app/domain/encounter/worklist.ts'
import type { Db } from './client.ts'
import { encounterProviders, encounters, patients } from './schema/encounter.ts'
import { facilities, providers } from './schema/identity.ts'

const attending = sql<
  string | null
>`(select p.name from ${encounterProviders} ep join ${providers} p on p.id = ep.provider_id
  where ep.encounter_id = ${encounters.id} and ep.part = 'attending' limit 1)`

const row = {
  id: encounters.id,
  familyName: patients.familyName,
  givenName: patients.givenName,
  mrn: patients.mrn,
  birthOn: patients.birthOn,
  sex: patients.sex,
  facilityId: encounters.facilityId,
  facilityName: facilities.name,
  class: encounters.class,
  service: encounters.service,
  unit: encounters.unit,
  reason: encounters.reason,
  startAt: encounters.startAt,
  endAt: encounters.endAt,
  nextStep: encounters.nextStep,
  codingState: encounters.codingState,
  openQueries: encounters.openQueries,
  answeredQueries: encounters.answeredQueries,
  assignedTo: encounters.assignedTo,
  sortName: encounters.sortName,
  attending,
}

/** One page of the work list, by key: no offset, and no sort step in any of its plans. `limit` + 1 rows tell whether more follow. */
export async function listWorklist(
  db: Db,
  filter: WorklistFilter,
  after: Cursor | null,
  limit: number,
): Promise<(WorklistRow & { sortName: string })[]> {
  const found = filter.words.trim() === '' ? null : await findPatientIds(db, filter.words)
  if (found?.length === 0) return []
  const where = and(
    ...conditions(filter),
    after ? beyond(filter, after) : undefined,
    found ? inArray(encounters.patientId, found) : undefined,
  )
  const order = orderOf(filter)
  const rows = await db
    .select(row)
    .from(encounters)
    .innerJoin(patients, eq(patients.id, encounters.patientId))
    .leftJoin(facilities, eq(facilities.id, encounters.facilityId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
  return rows.map(({ familyName, givenName, ...rest }) => ({ ...rest, patientName: `${familyName}, ${givenName}` }))
}

function conditions(filter: WorklistFilter): (SQL | undefined)[] {
  const [only, ...others] = filter.facilityIds ?? []
  const facility =
    filter.facilityIds === null
      ? undefined
      : only !== undefined && others.length === 0
        ? eq(encounters.facilityId, only)
        : inArray(encounters.facilityId, filter.facilityIds)
  return [
    facility,
    stepCondition(filter),
    filter.class ? eq(encounters.class, filter.class as WorklistRow['class'] as never) : undefined,
    filter.service ? eq(encounters.service, filter.service) : undefined,
  ]
}

function stepCondition({ view, assignedTo }: WorklistFilter): SQL | undefined {
  switch (view) {
    case 'all':
      return undefined
    case 'active':
      return sql`next_step <> 'done'`
    case 'mine':
      return and(
        assignedTo ? eq(encounters.assignedTo, assignedTo) : isNotNull(encounters.assignedTo),
        ne(encounters.nextStep, 'done'),
      )
    default:
      return eq(encounters.nextStep, view satisfies NextStep)
  }
}

const orderOf = ({ sort }: WorklistFilter) =>
  sort === 'name'
    ? [asc(encounters.sortName), asc(encounters.id)]
    : sort === 'oldest'
      ? [asc(encounters.startAt), asc(encounters.id)]
      : [desc(encounters.startAt), desc(encounters.id)]

function beyond({ sort }: WorklistFilter, { value, id }: Cursor): SQL | undefined {
  if (sort === 'name')
    return or(gt(encounters.sortName, value), and(eq(encounters.sortName, value), gt(encounters.id, id)))
  const at = new Date(Number(value))
  if (sort === 'oldest') return or(gt(encounters.startAt, at), and(eq(encounters.startAt, at), gt(encounters.id, id)))
  return or(lt(encounters.startAt, at), and(eq(encounters.startAt, at), lt(encounters.id, id)))
}

/** At most 200 patients whose name or record number begins with each of the words, in any order. */
async function findPatientIds(db: Db, words: string): Promise<string[]> {
  const terms = words.match(/[\p{L}\p{N}]+/gu) ?? []
  if (terms.length === 0) return []
  const match = terms.map((term) => `"${term}"*`).join(' ')
  const rows = await db.all<{ id: string }>(
    sql`select p.id from patients_fts f join patients p on p.rowid = f.rowid where patients_fts match ${match} limit 200`,
  )
  return rows.map((r) => r.id)
}

/** How many encounters wait at each step, for the views at the left. */
export async function countSteps(db: Db, facilityIds: string[] | null): Promise<Record<string, number>> {
  const where = and(sql`next_step <> 'done'`, facilityIds ? inArray(encounters.facilityId, facilityIds) : undefined)
  const rows = await db
    .select({ step: encounters.nextStep, n: sql<number>`count(*)` })
    .from(encounters)
    .where(where)
    .groupBy(encounters.nextStep)
  return Object.fromEntries(rows.map((r) => [r.step, r.n]))
}

/** The services that have an encounter, for the filter. */
export async function listServices(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ service: encounters.service })
    .from(encounters)
    .where(isNotNull(encounters.service))
    .limit(200)
  return rows.flatMap((r) => (r.service ? [r.service] : [])).sort()
}
