import { and, asc, between, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Provider } from '#app/domain/identity/provider.ts'
import type { Timing } from '#app/domain/query/query.ts'
import { COUNTS, type CountName, type Counts } from '#app/domain/scorecard/measures/counts.ts'
import type { GapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Month, Period } from '#app/domain/scorecard/measures/month.ts'
import type { Payer } from '#app/domain/scorecard/measures/payer.ts'
import type { Db } from './client.ts'
import { countNames, countSums, namedCounts } from './count-columns.ts'
import { areListed, sumListed, sumListedQuarters } from './listed-years.ts'
import { prepared } from './prepared.ts'
import { educationAttendance, educationSessions } from './schema/education.ts'
import { providers } from './schema/identity.ts'
import { monthGaps, monthProviders, type providerGaps, type providerMonths } from './schema/scorecard.ts'
import type { queryWaits } from './schema/scorecard-waits.ts'
import { asText, OF_FACILITIES, textRows } from './text-rows.ts'

/** `facilityIds` null: of all facilities; no payer: of all payers. */
export type Slice = {
  period: Period
  timing: Timing | 'all'
  facilityIds: readonly string[] | null
  payer?: Payer | 'all'
}

export const countColumns = (table: typeof providerMonths | typeof monthProviders) =>
  Object.fromEntries(COUNTS.map((name) => [name, sql<number>`sum(${table[name]})`])) as Record<CountName, SQL<number>>

export const ofFacilities = (
  table: typeof providerMonths | typeof monthProviders | typeof providerGaps | typeof monthGaps | typeof queryWaits,
  facilityIds: readonly string[] | null,
) => (facilityIds ? inArray(table.facilityId, [...facilityIds]) : undefined)

/** The same for a statement that is prepared once: `facilities` is JSON text, or null for all. */
const ofGivenFacilities = (table: typeof monthProviders) =>
  sql`(${sql.placeholder('facilities')} is null or ${table.facilityId} in (select value from json_each(${sql.placeholder('facilities')})))`
const within = (table: typeof monthProviders) =>
  sql`${table.payer} = ${sql.placeholder('payer')} and ${table.month} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`
const given = ({ period, facilityIds, payer = 'all' }: Omit<Slice, 'timing'>) => ({
  payer,
  from: period.from,
  to: period.to,
  facilities: facilityIds && JSON.stringify(facilityIds),
})

/** One provider's counts by month, all or some: one range of the grain that is led by provider. */
export async function readProviderMonths<N extends CountName = CountName>(
  db: Db,
  providerId: string,
  { timing, ...slice }: Slice,
  names: readonly N[] = COUNTS as readonly CountName[] as readonly N[],
): Promise<({ month: Month } & Pick<Counts, N>)[]> {
  const from = `select t.month, ${countSums(names)} from provider_months t
    where t.provider_id = @provider and t.timing = @timing and t.payer = @payer and t.month between @from and @to
      and ${OF_FACILITIES} group by t.month`
  const values = { provider: providerId, timing, ...given(slice) }
  const found = textRows<[number, ...number[]]>(db, asText(`month, ${countNames(names)}`, from), values)
  return found.map(([month, ...numbers]) => ({ month, ...namedCounts(names, numbers) }))
}

/** Whether a slice is of all that there is in its period. */
export const isWhole = ({ timing, facilityIds, payer = 'all' }: Slice): boolean =>
  timing === 'all' && payer === 'all' && facilityIds === null
/** As `within`, but by the index that is led by provider: the plus keeps the month from choosing the key instead. */
const withinListed = (t: typeof monthProviders) =>
  sql`${t.payer} = ${sql.placeholder('payer')} and +${t.month} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

/** Some counts of every provider, summed over the months: from the list of everyone, or of the grain that is led by month. */
export async function sumByProvider(
  db: Db,
  slice: Slice,
  names: readonly CountName[] = COUNTS,
): Promise<({ providerId: string } & Partial<Counts>)[]> {
  const t = monthProviders
  if (isWhole(slice) && areListed(names)) return sumListed(db, slice.period, names)
  const statement = prepared(db, `sums by provider ${names.join()}`, () => {
    const sums = countColumns(t)
    const months = areListed(names) ? withinListed : within
    return db
      .select({ providerId: t.providerId, ...Object.fromEntries(names.map((name) => [name, sums[name]])) })
      .from(t)
      .where(and(sql`${t.timing} = ${sql.placeholder('timing')}`, months(t), ofGivenFacilities(t)))
      .groupBy(t.providerId)
      .prepare()
  })
  return statement.all({ timing: slice.timing, ...given(slice) })
}

/** Some counts by provider and quarter (month / 3, whole). */
export async function sumByQuarter(
  db: Db,
  slice: Slice,
  names: readonly CountName[],
): Promise<({ providerId: string; quarter: number } & Partial<Counts>)[]> {
  const { period, timing, facilityIds, payer = 'all' } = slice
  if (isWhole(slice) && areListed(names)) return sumListedQuarters(db, period, names)
  const t = monthProviders
  const sums = countColumns(t)
  const quarter = sql<number>`${t.month} / 3`
  return db
    .select({ providerId: t.providerId, quarter, ...Object.fromEntries(names.map((name) => [name, sums[name]])) })
    .from(t)
    .where(
      and(
        eq(t.timing, timing),
        eq(t.payer, payer),
        between(t.month, period.from, period.to),
        ofFacilities(t, facilityIds),
      ),
    )
    .groupBy(t.providerId, quarter)
}

/** Every provider's codes by family and axis over the months. */
export async function sumGaps(
  db: Db,
  { period, facilityIds, payer = 'all' }: Omit<Slice, 'timing'>,
): Promise<GapSum[]> {
  const t = monthGaps
  const rows = await db
    .select({ providerId: t.providerId, family: t.family, axis: t.axis, ...gapSums(t) })
    .from(t)
    .where(and(eq(t.payer, payer), between(t.month, period.from, period.to), ofFacilities(t, facilityIds)))
    .groupBy(t.providerId, t.family, t.axis)
  return rows
}

export const gapSums = (t: typeof monthGaps | typeof providerGaps) => ({
  lines: sql<number>`sum(${t.lines})`,
  open: sql<number>`sum(${t.open})`,
  openAfter: sql<number>`sum(${t.openAfter})`,
})

/** One provider's codes by family and axis over the months. */
export async function readProviderGaps(db: Db, providerId: string, slice: Omit<Slice, 'timing'>): Promise<GapSum[]> {
  const from = `select t.family, t.axis, sum(t.lines) as lines, sum(t.open) as open, sum(t.open_after) as after from provider_gaps t
    where t.provider_id = @provider and t.payer = @payer and t.month between @from and @to and ${OF_FACILITIES}
    group by t.family, t.axis`
  const values = { provider: providerId, ...given(slice) }
  type Row = [string, GapSum['axis'], number, number, number]
  const found = textRows<Row>(db, asText('family, axis, lines, open, after', from), values)
  return found.map(([family, axis, lines, open, openAfter]) => ({ providerId, family, axis, lines, open, openAfter }))
}

/** Who a provider is; null of an unknown one. */
export async function findProvider(
  db: Db,
  id: string,
): Promise<Pick<Provider, 'id' | 'name' | 'specialty' | 'facilityIds'> | null> {
  const { name, specialty, facilityIds } = providers
  const find = prepared(db, 'scored provider', () =>
    db
      .select({ id: providers.id, name, specialty, facilityIds })
      .from(providers)
      .where(eq(providers.id, sql.placeholder('id')))
      .prepare(),
  )
  return find.get({ id }) ?? null
}

/** All providers by name. */
export async function listScoredProviders(db: Db) {
  const { id, name, specialty, facilityIds } = providers
  return db.select({ id, name, specialty, facilityIds }).from(providers).orderBy(asc(name), asc(id))
}

/** Counts of all providers together by facility and month. */
export function sumFacilityMonths(
  db: Db,
  { timing, ...slice }: Slice,
): ({ facilityId: string; month: Month } & Counts)[] {
  const from = `select t.facility_id, t.month, ${countSums(COUNTS)} from facility_months t
    where t.timing = @timing and t.payer = @payer and t.month between @from and @to and ${OF_FACILITIES} group by 1, 2`
  const text = asText(`facility_id, month, ${countNames(COUNTS)}`, from)
  const found = textRows<[string, number, ...number[]]>(db, text, { timing, ...given(slice) })
  return found.map(([facilityId, month, ...numbers]) => ({ facilityId, month, ...namedCounts(COUNTS, numbers) }))
}

/** The education sessions that a provider attended, by day: what a trend is annotated with. */
export async function listAttended(db: Db, providerId: string): Promise<{ at: Date; title: string }[]> {
  const list = prepared(db, 'sessions attended', () =>
    db
      .select({ at: educationSessions.startAt, title: educationSessions.title })
      .from(educationAttendance)
      .innerJoin(educationSessions, eq(educationSessions.id, educationAttendance.sessionId))
      .where(eq(educationAttendance.providerId, sql.placeholder('provider')))
      .orderBy(asc(educationSessions.startAt))
      .prepare(),
  )
  return list.all({ provider: providerId })
}
