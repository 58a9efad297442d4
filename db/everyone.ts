import type { KeptWait, WaitClock } from '#app/domain/scorecard/measures/answer-time.ts'
import { COUNTS, type CountName, type Counts } from '#app/domain/scorecard/measures/counts.ts'
import type { OpenSum } from '#app/domain/scorecard/measures/gap-table.ts'
import type { ClassGapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Db } from './client.ts'
import { countNames, countSums, namedCounts } from './count-columns.ts'
import { prepared } from './prepared.ts'
import type { Slice } from './scorecards.ts'
import { asText, OF_FACILITIES, textRows } from './text-rows.ts'

// What some providers come to, from the grains that are led by provider: reads of everyone are made of these, a few providers at a time.
const within = (table: string, timing: string) => `from json_each(@ids) i cross join ${table} t
  on t.provider_id = i.value ${timing} and t.payer = @payer and t.month between @from and @to where ${OF_FACILITIES}`
const COUNTED = within('provider_months', 'and t.timing = @timing')
const CODED = within('provider_gaps', '')

const given = (ids: readonly string[], { period, facilityIds, payer = 'all' }: Omit<Slice, 'timing'>) => ({
  ids: JSON.stringify(ids),
  ...{ payer, from: period.from, to: period.to },
  facilities: facilityIds && JSON.stringify(facilityIds),
})

/** Some counts of these providers, summed over the months. */
export function sumCountsOf(
  db: Db,
  ids: readonly string[],
  { timing, ...slice }: Slice,
  names: readonly CountName[],
): ({ providerId: string } & Partial<Counts>)[] {
  const from = `select t.provider_id, ${countSums(names)} ${COUNTED} group by t.provider_id`
  const text = asText(`provider_id, ${countNames(names)}`, from)
  const found = textRows<[string, ...number[]]>(db, text, { ...given(ids, slice), timing })
  return found.map(([providerId, ...numbers]) => ({ providerId, ...namedCounts(names, numbers) }))
}

/** The same by quarter (month / 3, whole). */
export function sumQuartersOf(
  db: Db,
  ids: readonly string[],
  { timing, ...slice }: Slice,
  names: readonly CountName[],
): ({ providerId: string; quarter: number } & Partial<Counts>)[] {
  const from = `select t.provider_id, t.month / 3 as quarter, ${countSums(names)} ${COUNTED} group by t.provider_id, t.month / 3`
  const text = asText(`provider_id, quarter, ${countNames(names)}`, from)
  const found = textRows<[string, number, ...number[]]>(db, text, { ...given(ids, slice), timing })
  return found.map(([providerId, quarter, ...numbers]) => ({ providerId, quarter, ...namedCounts(names, numbers) }))
}

/** Codes of these providers by family and axis, summed over the months. */
export function sumGapsOf(db: Db, ids: readonly string[], slice: Omit<Slice, 'timing'>): OpenSum[] {
  const from = `select t.provider_id, t.family, t.axis, sum(t.lines) as lines, sum(t.open) as open ${CODED}
    group by t.provider_id, t.family, t.axis`
  const found = textRows<[string, string, OpenSum['axis'], number, number]>(
    db,
    asText('provider_id, family, axis, lines, open', from),
    given(ids, slice),
  )
  return found.map(([providerId, family, axis, lines, open]) => ({ providerId, family, axis, lines, open }))
}

/** Codes of these providers by family, axis and class of encounter: what providers are compared by. */
export function sumClassGapsOf(db: Db, ids: readonly string[], slice: Omit<Slice, 'timing'>): ClassGapSum[] {
  const from = `select t.provider_id, t.family, t.axis, t.class, sum(t.lines) as lines, sum(t.open) as open,
    sum(t.open_after) as after ${CODED} group by t.provider_id, t.family, t.axis, t.class`
  type Row = [string, string, ClassGapSum['axis'], ClassGapSum['class'], number, number, number]
  const found = textRows<Row>(
    db,
    asText('provider_id, family, axis, class, lines, open, after', from),
    given(ids, slice),
  )
  return found.map(([providerId, family, axis, kind, lines, open, openAfter]) => ({
    ...{ providerId, family, axis, class: kind, lines, open, openAfter },
  }))
}

/** What chooses waits of a table that is called t. */
const WAITED = `t.month between @from and @to and (@timing = 'all' or t.timing = @timing)
      and (@payer = 'all' or t.payer = @payer) and ${OF_FACILITIES}`

type WaitRow = [number, number | null, number | null, number, number]
const waitOf = ([begunAt, firstBegunAt, endedAt, isAnswered, passed]: WaitRow): KeptWait => {
  return { begunAt, firstBegunAt, endedAt, isAnswered: isAnswered === 1, wasPassedOn: passed === 1 }
}

/** The waits of a provider's queries, those that he passed on too, the earliest first. */
export function listWaits(db: Db, providerId: string, { timing, ...slice }: Slice): KeptWait[] {
  const from = `select t.begun_at, t.first_begun_at, t.ended_at, t.is_answered, 0 as passed from query_waits t
      where t.provider_id = @provider and ${WAITED}
    union all select t.begun_at, null, t.ended_at, 0, 1 from passed_waits t
      where t.provider_id = @provider and ${WAITED} order by 1`
  const values = { ...given([], slice), provider: providerId, timing }
  const found = textRows<WaitRow>(db, asText('begun_at, first_begun_at, ended_at, is_answered, passed', from), values)
  return found.map(waitOf)
}

/** Waits by one of the clocks, from the rows of some providers (`i`); `from` is where each begins. */
const waitsBy = (table: string, from: string, isAnswered: string) =>
  `select max(0, coalesce(t.ended_at, @now) - ${from}) / 60000 as minutes, ${isAnswered} as answered
     from json_each(@ids) i cross join ${table} t on t.provider_id = i.value where ${WAITED}`
const BY_CLOCK: Record<WaitClock, string> = {
  recipient: `${waitsBy('query_waits', 't.begun_at', 't.is_answered')} union all ${waitsBy('passed_waits', 't.begun_at', '0')}`,
  first: waitsBy('query_waits', 'coalesce(t.first_begun_at, t.begun_at)', 't.is_answered'),
}

/** How long queries to these providers waited by a clock, in whole minutes, an unanswered one until it ended or until now: how many of each length. */
export function sumWaitsOf(
  db: Db,
  ids: readonly string[],
  { timing, ...slice }: Slice,
  { now, clock }: { now: Date; clock: WaitClock },
): { minutes: number; isAnswered: boolean; n: number }[] {
  const from = `select minutes, answered, count(*) as n from (${BY_CLOCK[clock]}) group by 1, 2`
  const values = { ...given(ids, slice), timing, now: now.getTime() }
  const found = textRows<[number, number, number]>(db, asText('minutes, answered, n', from), values)
  return found.map(([minutes, isAnswered, n]) => ({ minutes, isAnswered: isAnswered === 1, n }))
}

/** Counts of these providers together, month by month and by facility. */
export function sumMonthsOf(
  db: Db,
  ids: readonly string[],
  { timing, ...slice }: Slice,
): ({ month: number; facilityId: string } & Counts)[] {
  const from = `select t.month, t.facility_id, ${countSums(COUNTS)} ${COUNTED} group by t.month, t.facility_id`
  const text = asText(`month, facility_id, ${countNames(COUNTS)}`, from)
  const found = textRows<[number, string, ...number[]]>(db, text, { ...given(ids, slice), timing })
  return found.map(([month, facilityId, ...numbers]) => ({ month, facilityId, ...namedCounts(COUNTS, numbers) }))
}

/** All providers, by id. */
export const listProviderIds = (db: Db): string[] =>
  prepared(db, 'provider ids', () =>
    db.$client.prepare<[], string>('select id from providers order by id').pluck(),
  ).all()

/** The specialties of all providers, in order. */
export const listSpecialties = (db: Db): string[] =>
  prepared(db, 'specialties', () =>
    db.$client
      .prepare<[], string>('select distinct specialty from providers where specialty is not null order by specialty')
      .pluck(),
  ).all()

/** From so many providers on a house is large: what is said of all of them is then kept for longer. */
const MANY = 500

export const isLargeHouse = (db: Db): boolean =>
  prepared(db, 'large house', () =>
    db.$client.prepare<[number], number>('select 1 from providers limit 1 offset ?').pluck(),
  ).get(MANY) === 1
