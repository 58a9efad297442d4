import { and, eq, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { NEXT_STEPS, type NextStep } from '#app/domain/encounter/next-step.ts'
import type { WorklistFilter, WorklistRow } from '#app/domain/encounter/worklist.ts'
import type { Db } from './client.ts'
import { isClosedPatient } from './closed-charts.ts'
import { prepared } from './prepared.ts'
import { encounterProviders, encounters, patients } from './schema/encounter.ts'
import { facilities, providers } from './schema/identity.ts'

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
  sortName: encounters.sortName,
}
const row = Object.fromEntries(Object.entries(shown).map(([name, column]) => [name, sql`${column}`.as(name)]))

/** A row as the connection hands it over: the list is the busiest read of all, and to map it by column cost as much as to read it. */
export type StoredRow = Omit<WorklistRow, 'patientName' | 'startAt' | 'endAt'> & {
  /** 1 where the chart is restricted: SQLite knows no true. */
  isClosed: number
  familyName: string
  givenName: string
  startAt: number
  endAt: number | null
  sortName: string
}

/** What one index holds in the list's order: a facility's stays, those at a step, or those at a step in a facility. */
export type Leg = { facility: string | null; step: NextStep | null }
/** Who works for more facilities than this reads the list of all and leaves out what is not his. */
const MOST_PLACES = 8
const OPEN_STEPS = NEXT_STEPS.filter((step) => step !== 'done')

/**
 * The legs that a page of the list is merged from, so that it reads about as many rows as it shows, however few stays of a large
 * hospital the filter leaves. A search and one's own stays are few: they are one leg.
 */
export function legsOf({ view, facilityIds }: WorklistFilter, isSearch: boolean): Leg[] {
  if (isSearch || view === 'mine') return [{ facility: null, step: null }]
  const places = facilityIds === null || facilityIds.length > MOST_PLACES ? [null] : [...new Set(facilityIds)]
  const steps = view === 'all' ? [null] : view === 'active' ? OPEN_STEPS : [view]
  return places.flatMap((facility) => steps.map((step) => ({ facility, step })))
}

type Shape = { isLater: boolean; isSearch: boolean }
const given = (name: string) => sql.placeholder(name)

/** Built once for each shape of filter; its plans are looked at by a test. Its values: the filter's, and `facility0`, `step0`, ... of the legs. */
export function worklistStatement(db: Db, filter: WorklistFilter, { isLater, isSearch }: Shape) {
  const legs = legsOf(filter, isSearch)
  const isOwnFacility = filter.facilityIds === null ? 'any' : String(legs[0]?.facility === null)
  const narrowed = `${filter.class !== null} ${filter.service !== null}`
  const name = `worklist ${filter.view} ${filter.sort} ${legs.length} ${isOwnFacility} ${narrowed} ${isLater} ${isSearch}`
  return prepared(db, name, () => {
    const parts = legs.map((leg, n) =>
      db
        .select(row)
        .from(encounters)
        .innerJoin(patients, eq(patients.id, encounters.patientId))
        .leftJoin(facilities, eq(facilities.id, encounters.facilityId))
        .where(
          and(
            ...legConditions(filter, leg, n),
            ...(isSearch ? searchConditions(filter) : []),
            filter.view === 'mine' && !isSearch ? sql`${MINE} and ${ACTIVE}` : undefined,
            filter.class ? eq(encounters.class, given('class')) : undefined,
            filter.service ? sql`+${encounters.service} = ${given('service')}` : undefined,
            isLater ? beyond(filter) : undefined,
            filter.sort === 'name' ? sql`not ${isClosedPatient}` : undefined,
          ),
        )
        .toSQL(),
    )
    const text = `${parts.map((part) => part.sql).join(' union all ')} order by ${ORDERS[filter.sort]} limit ?`
    const params: (unknown | Placeholder)[] = [...parts.flatMap((part) => part.params), given('limit')]
    return { sql: text, params, find: db.$client.prepare<unknown[], StoredRow>(text) }
  })
}

/** A plus sign before a column keeps the planner from an index that would need a sort: the order's own index is walked and filtered. */
function legConditions({ facilityIds }: WorklistFilter, { facility, step }: Leg, n: number): (SQL | undefined)[] {
  return [
    facility !== null
      ? eq(encounters.facilityId, given(`facility${n}`))
      : facilityIds === null
        ? undefined
        : sql`+${encounters.facilityId} in (select value from json_each(${given('facilities')}))`,
    step === null ? undefined : eq(encounters.nextStep, given(`step${n}`)),
  ]
}

function searchConditions({ view }: WorklistFilter): (SQL | undefined)[] {
  const isActive = sql`+${encounters.nextStep} <> 'done'`
  const isAtView =
    view === 'all'
      ? undefined
      : view === 'active'
        ? isActive
        : view === 'mine'
          ? sql`+${MINE} and ${isActive}`
          : sql`+${encounters.nextStep} = ${given('view')}`
  return [sql`${encounters.patientId} in (select value from json_each(${given('found')}))`, isAtView]
}

const MINE = sql`${encounters.assignedTo} = ${given('assignedTo')}`
/** In the words of the partial indexes: a bound value would hide from the planner that they fit. */
const ACTIVE = sql`next_step <> 'done'`

/** By the names of the result's columns: the legs are merged by them. */
const ORDERS: Record<WorklistFilter['sort'], string> = {
  name: '"sortName", "id"',
  oldest: '"startAt", "id"',
  newest: '"startAt" desc, "id" desc',
}

/** As one comparison of pairs, which an index can begin at; the same written with `or` reads everything before the page. */
function beyond({ sort }: WorklistFilter): SQL {
  const place = sql`(${given('value')}, ${given('id')})`
  if (sort === 'name') return sql`(${encounters.sortName}, ${encounters.id}) > ${place}`
  const key = sql`(${encounters.startAt}, ${encounters.id})`
  return sort === 'oldest' ? sql`${key} > ${place}` : sql`${key} < ${place}`
}
