import { and, asc, desc, eq, fillPlaceholders, isNotNull, type SQL, sql } from 'drizzle-orm'
import { NEXT_STEPS, type NextStep } from '#app/domain/encounter/next-step.ts'
import { COUNTED_UP_TO, type WorklistFilter, type WorklistRow } from '#app/domain/encounter/worklist.ts'
import type { Db } from './client.ts'
import { CLOSED_NAME, isClosedId, isClosedPatient } from './closed-charts.ts'
import { prepared } from './prepared.ts'
import { encounterProviders, encounters, patients } from './schema/encounter.ts'
import { facilities, providers } from './schema/identity.ts'
import { untilChanged } from './until-changed.ts'

const attending = sql`(select p.name from ${encounterProviders} ep join ${providers} p on p.id = ep.provider_id
  where ep.encounter_id = ${encounters.id} and ep.part = 'attending' limit 1)`

const shown = {
  id: encounters.id,
  familyName: patients.familyName,
  givenName: patients.givenName,
  mrn: patients.mrn,
  birthOn: patients.birthOn,
  sex: patients.sex,
  isClosed: isClosedPatient,
  facilityId: encounters.facilityId,
  facilityName: facilities.name,
  class: encounters.class,
  service: encounters.service,
  unit: encounters.unit,
  reason: encounters.reason,
  startAt: encounters.startAt,
  endAt: encounters.endAt,
  nextStep: encounters.nextStep,
  openQueries: encounters.openQueries,
  answeredQueries: encounters.answeredQueries,
  attending,
}
const row = Object.fromEntries(Object.entries(shown).map(([name, column]) => [name, sql`${column}`.as(name)]))

/** A row as the connection hands it over: the list is the busiest read of all, and to map it by column cost as much as to read it. */
type Stored = Omit<WorklistRow, 'patientName' | 'startAt' | 'endAt'> & {
  /** 1 where the chart is restricted: SQLite knows no true. */
  isClosed: number
  familyName: string
  givenName: string
  startAt: number
  endAt: number | null
}

const given = (name: string) => sql.placeholder(name)

/**
 * One page of the work list, by key: no offset, and no sort step in any of its plans but that of a search, which sorts what at most
 * 200 patients have. `after` is the id of the last row before it, whose place is looked up here, so that no address carries a name; one
 * that is not among what the filter's places hold begins at the first page. `limit` + 1 rows tell whether more follow.
 */
export async function listWorklist(
  db: Db,
  filter: WorklistFilter,
  after: string | null,
  limit: number,
): Promise<WorklistRow[]> {
  const found = filter.words.trim() === '' ? null : await findPatientIds(db, filter.words)
  if (found?.length === 0) return []
  const place = after === null ? undefined : findPlace(db, filter, after)
  const statement = worklistStatement(db, filter, { isLater: place !== undefined, isSearch: found !== null })
  const values: Record<string, unknown> = {
    facilities: JSON.stringify(filter.facilityIds),
    facility: filter.facilityIds?.[0] ?? null,
    view: filter.view,
    assignedTo: filter.assignedTo,
    class: filter.class,
    service: filter.service,
    value: filter.sort === 'name' ? place?.sortName : place?.startAt,
    id: after,
    found: JSON.stringify(found),
    limit,
  }
  return statement.find.all(...fillPlaceholders(statement.params, values)).map(rowOf)
}

type Place = { facilityId: string | null; sortName: string; startAt: number }

/** Where the row with this id stands in any of the orders, if the filter's places hold it. */
function findPlace(db: Db, { facilityIds }: WorklistFilter, id: string): Place | undefined {
  const find = prepared(db, 'worklist place', () =>
    db.$client.prepare<[string], Place>(
      'select facility_id as facilityId, sort_name as sortName, start_at as startAt from encounters where id = ?',
    ),
  )
  const place = find.get(id)
  return place && (facilityIds === null || facilityIds.includes(place.facilityId ?? '')) ? place : undefined
}

function rowOf({ familyName, givenName, isClosed, startAt, endAt, ...rest }: Stored): WorklistRow {
  const row = { ...rest, startAt: new Date(startAt), endAt: endAt === null ? null : new Date(endAt) }
  return isClosed
    ? { ...row, patientName: CLOSED_NAME, mrn: null, birthOn: null, reason: null }
    : { ...row, patientName: `${familyName}, ${givenName}` }
}

type Shape = { isLater: boolean; isSearch: boolean }

/** Built once for each shape of filter; its plans are looked at by a test. */
export function worklistStatement(db: Db, filter: WorklistFilter, { isLater, isSearch }: Shape) {
  const places = filter.facilityIds === null ? 'all' : filter.facilityIds.length === 1 ? 'one' : 'some'
  const narrowed = `${filter.class !== null} ${filter.service !== null} ${filter.assignedTo !== null}`
  return prepared(db, `worklist ${filter.view} ${filter.sort} ${places} ${narrowed} ${isLater} ${isSearch}`, () => {
    const query = db
      .select(row)
      .from(encounters)
      .innerJoin(patients, eq(patients.id, encounters.patientId))
      .leftJoin(facilities, eq(facilities.id, encounters.facilityId))
      .where(
        and(
          ...conditions(filter),
          isLater ? beyond(filter) : undefined,
          isSearch ? sql`${encounters.patientId} in (select value from json_each(${given('found')}))` : undefined,
          filter.sort === 'name' ? sql`not ${isClosedPatient}` : undefined,
        ),
      )
      .orderBy(...orderOf(filter))
      .limit(given('limit'))
      .toSQL()
    return { ...query, find: db.$client.prepare<unknown[], Stored>(query.sql) }
  })
}

/** A plus sign before a column keeps the planner from an index that would need a sort: the order's own index is walked and filtered. */
function conditions(filter: WorklistFilter): (SQL | undefined)[] {
  const facility =
    filter.facilityIds === null
      ? undefined
      : filter.facilityIds.length === 1
        ? eq(encounters.facilityId, given('facility'))
        : sql`+${encounters.facilityId} in (select value from json_each(${given('facilities')}))`
  return [
    facility,
    stepCondition(filter),
    filter.class ? eq(encounters.class, given('class')) : undefined,
    filter.service ? sql`+${encounters.service} = ${given('service')}` : undefined,
  ]
}

function stepCondition({ view, sort, assignedTo }: WorklistFilter): SQL | undefined {
  switch (view) {
    case 'all':
      return undefined
    case 'active':
      return ACTIVE
    case 'mine':
      return and(assignedTo ? eq(encounters.assignedTo, given('assignedTo')) : isNotNull(encounters.assignedTo), ACTIVE)
    default: {
      const step = view satisfies NextStep
      if (sort !== 'name') return eq(encounters.nextStep, step)
      const filtered = sql`+${encounters.nextStep} = ${given('view')}`
      return step === 'done' ? filtered : and(ACTIVE, filtered)
    }
  }
}

/** In the words of the partial indexes: a bound value would hide from the planner that they fit. */
const ACTIVE = sql`next_step <> 'done'`

const orderOf = ({ sort }: WorklistFilter) =>
  sort === 'name'
    ? [asc(encounters.sortName), asc(encounters.id)]
    : sort === 'oldest'
      ? [asc(encounters.startAt), asc(encounters.id)]
      : [desc(encounters.startAt), desc(encounters.id)]

/** As one comparison of pairs, which an index can begin at; the same written with `or` reads everything before the page. */
function beyond({ sort }: WorklistFilter): SQL {
  const place = sql`(${given('value')}, ${given('id')})`
  if (sort === 'name') return sql`(${encounters.sortName}, ${encounters.id}) > ${place}`
  const key = sql`(${encounters.startAt}, ${encounters.id})`
  return sort === 'oldest' ? sql`${key} > ${place}` : sql`${key} < ${place}`
}

/**
 * At most 200 patients whose name or record number begins with each of the words, in any order. None whose chart is restricted: even a
 * row without a name would say that who bears it is a patient here. (For the same reason the order by name leaves them out.)
 */
async function findPatientIds(db: Db, words: string): Promise<string[]> {
  const terms = words.match(/[\p{L}\p{N}]+/gu) ?? []
  if (terms.length === 0) return []
  const match = terms.map((term) => `"${term}"*`).join(' ')
  const rows = await db.all<{ id: string }>(
    sql`select p.id from patients_fts f join patients p on p.rowid = f.rowid 
      where patients_fts match ${match} and not ${isClosedId('p')} limit 200`,
  )
  return rows.map((r) => r.id)
}

/**
 * How many encounters wait at each step, for the views at the left; one more than `COUNTED_UP_TO` means "more than that". A facility
 * at a time, so that each count is read from an index alone.
 */
export async function countSteps(db: Db, facilityIds: string[] | null): Promise<Record<string, number>> {
  const place = facilityIds === null ? '' : 'facility_id = @place and '
  const count = prepared(db, `steps ${place}`, () =>
    db.$client
      .prepare<[object], number>(
        `select count(*) from (select 1 from encounters where ${place}next_step = @step limit @limit)`,
      )
      .pluck(),
  )
  return untilChanged(db, `steps ${facilityIds?.join()}`, () => {
    const counts: Record<string, number> = {}
    for (const step of NEXT_STEPS) {
      if (step === 'done') continue
      let n = 0
      for (const place of facilityIds ?? [null])
        if (n <= COUNTED_UP_TO)
          n += count.get({ step, limit: COUNTED_UP_TO + 1 - n, ...(place === null ? {} : { place }) }) ?? 0
      if (n > 0) counts[step] = n
    }
    return counts
  })
}

/** The services that have an encounter, for the filter: from one to the next through the index, not over all encounters. */
export async function listServices(db: Db): Promise<string[]> {
  const list = prepared(db, 'services', () =>
    db.$client
      .prepare<[], string>(
        `with recursive each(service) as (
          select min(service) from encounters
          union all
          select (select min(service) from encounters where service > each.service) from each where each.service is not null
        ) select service from each where service is not null limit 200`,
      )
      .pluck(),
  )
  return untilChanged(db, 'services', () => list.all())
}
