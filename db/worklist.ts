import { fillPlaceholders, sql } from 'drizzle-orm'
import { NEXT_STEPS } from '#app/domain/encounter/next-step.ts'
import { COUNTED_UP_TO, type WorklistFilter, type WorklistRow } from '#app/domain/encounter/worklist.ts'
import type { Db } from './client.ts'
import { CLOSED_NAME, isClosedId } from './closed-charts.ts'
import { prepared } from './prepared.ts'
import { untilChanged } from './until-changed.ts'
import { legsOf, type StoredRow, worklistStatement } from './worklist-statement.ts'

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
  if (found?.length === 0 || filter.facilityIds?.length === 0) return []
  const place = after === null ? undefined : findPlace(db, filter, after)
  const isSearch = found !== null
  const statement = worklistStatement(db, filter, { isLater: place !== undefined, isSearch })
  const legs = legsOf(filter, isSearch).flatMap(({ facility, step }, n) => [
    [`facility${n}`, facility],
    [`step${n}`, step],
  ])
  const values: Record<string, unknown> = {
    facilities: JSON.stringify(filter.facilityIds),
    ...Object.fromEntries(legs),
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

function rowOf({ familyName, givenName, sortName: _, isClosed, startAt, endAt, ...rest }: StoredRow): WorklistRow {
  const row = { ...rest, startAt: new Date(startAt), endAt: endAt === null ? null : new Date(endAt) }
  return isClosed
    ? { ...row, patientName: CLOSED_NAME, mrn: null, birthOn: null, reason: null }
    : { ...row, patientName: `${familyName}, ${givenName}` }
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
