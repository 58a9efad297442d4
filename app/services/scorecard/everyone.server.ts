import { setImmediate } from 'node:timers/promises'
import {
  COUNTS,
  type CountName,
  type Counts,
  noCounts,
  sumCounts,
  withStaysOf,
} from '#app/domain/scorecard/measures/counts.ts'
import { GapTable } from '#app/domain/scorecard/measures/gap-table.ts'
import type { ClassGapSum } from '#app/domain/scorecard/measures/gaps.ts'
import type { Db } from '#db/client.ts'
import { listProviderIds, sumClassGapsOf, sumCountsOf, sumGapsOf, sumMonthsOf, sumQuartersOf } from '#db/everyone.ts'
import { type By, type Keyed, type Part, readPartsOf } from '#db/scorecard-parts.ts'
import { isWhole, listScoredProviders, type Slice, sumByQuarter, sumFacilityMonths } from '#db/scorecards.ts'
import type { Context } from '../context.server.ts'
import { brief, type Kept } from './fresh.server.ts'

type Clocked = Pick<Context, 'db' | 'now'>
type Cut = Omit<Slice, 'timing'>
/** Providers read at a time, and how long reading may go on before others come in between. */
const [FEW, TURN_MS] = [8, 3]
/** And where what is read of them is small. */
export const MANY = 100

/** Reads of everyone take seconds in a large house: they are made a few providers at a time, and what waits comes in between. */
export async function eachFew<T>(
  ids: readonly T[],
  read: (few: readonly T[]) => void,
  { few = FEW } = {},
): Promise<void> {
  let from = performance.now()
  for (let at = 0; at < ids.length; at += few) {
    read(ids.slice(at, at + few))
    if (performance.now() - from < TURN_MS) continue
    await setImmediate()
    from = performance.now()
  }
}

/** All that is read, a few at a time. */
export async function readFew<T, Row>(
  of: readonly T[],
  read: (few: readonly T[]) => Iterable<Row>,
  options: { few?: number } = {},
): Promise<Row[]> {
  const found: Row[] = []
  await eachFew(
    of,
    (few) => {
      for (const row of read(few)) found.push(row)
    },
    options,
  )
  return found
}

type Sums = Map<string, Partial<Counts>>
const counts: Kept<Map<string, Counts>> = new WeakMap()
/** Some counts of every provider over a slice; the others are nought. */
export const countsOfAll = (
  context: Clocked,
  slice: Slice,
  { names = COUNTS, ...options }: { names?: readonly CountName[]; standsMs?: number } = {},
): Promise<Map<string, Counts>> =>
  brief(
    counts,
    context,
    [slice, names],
    async () => {
      const found = new Map<string, Counts>()
      await eachFew(listProviderIds(context.db), (few) => {
        for (const row of sumCountsOf(context.db, few, slice, names)) found.set(row.providerId, sumCounts([row]))
      })
      return found
    },
    options,
  )

/** The same with stays of all timings, under whichever timing of queries. */
export async function countsWithStays(
  context: Clocked,
  slice: Slice,
  options: { names?: readonly CountName[]; standsMs?: number } = {},
): Promise<Map<string, Counts>> {
  const queries = await countsOfAll(context, slice, options)
  if (slice.timing === 'all') return queries
  const stays = await countsOfAll(context, { ...slice, timing: 'all' }, options)
  return new Map([...stays].map(([id, own]) => [id, withStaysOf(queries.get(id) ?? noCounts(), own)]))
}

export type Quarters = Map<number, Sums>
const quarters: Kept<Quarters> = new WeakMap()
/** Some counts of every provider by quarter (month / 3, whole). */
export const quartersOfAll = (
  context: Clocked,
  { payer = 'all', ...rest }: Slice,
  names: readonly CountName[],
): Promise<Quarters> =>
  brief(quarters, context, [rest, payer, names], async () => {
    const { db } = context
    const slice = { ...rest, payer }
    const found: Quarters = new Map()
    const take = (rows: Awaited<ReturnType<typeof sumByQuarter>>) => {
      for (const row of rows) {
        const sums = found.get(row.quarter) ?? new Map()
        found.set(row.quarter, sums.set(row.providerId, row))
      }
    }
    // The list of everyone has the sums of all places; of some places they are added up.
    if (isWhole(slice)) take(await sumByQuarter(db, slice, names))
    else await eachFew(listProviderIds(db), (few) => take(sumQuartersOf(db, few, slice, names)))
    return found
  })

const gaps: Kept<GapTable> = new WeakMap()
/** Every provider's codes by family and axis. */
export const gapsOfAll = (context: Clocked, { period, facilityIds, payer = 'all' }: Cut): Promise<GapTable> =>
  brief(gaps, context, [period, facilityIds, payer], async () => {
    const table = new GapTable()
    await eachFew(listProviderIds(context.db), (few) => {
      for (const row of sumGapsOf(context.db, few, { period, facilityIds, payer })) table.add(row)
    })
    return table
  })

/** Every provider's codes by family, axis and class of encounter. */
export const classGapsOfAll = (db: Db, cut: Cut): Promise<ClassGapSum[]> =>
  readFew(listProviderIds(db), (few) => sumClassGapsOf(db, few, cut))

/** Counts of all providers by month and facility; stays of all timings, under whichever timing of queries. */
export function monthsWithStays({ db }: Clocked, slice: Slice): Months {
  const queries = sumFacilityMonths(db, slice)
  return slice.timing === 'all' ? queries : joined(queries, sumFacilityMonths(db, { ...slice, timing: 'all' }))
}

/** Those of some providers together. */
export function monthsOfSome({ db }: Clocked, ids: readonly string[], slice: Slice): Months {
  const queries = sumMonthsOf(db, ids, slice)
  return slice.timing === 'all' ? queries : joined(queries, sumMonthsOf(db, ids, { ...slice, timing: 'all' }))
}

type Months = ReturnType<typeof sumFacilityMonths>
const joined = (queries: Months, stays: Months): Months =>
  stays.map(({ month, facilityId, ...own }) => {
    const asked = queries.find((one) => one.month === month && one.facilityId === facilityId)
    return { month, facilityId, ...withStaysOf(asked ? sumCounts([asked]) : noCounts(), sumCounts([own])) }
  })

/** Some counts of some providers by what they are counted under, facility, payer and timing, all months together. */
export const partsOfSome = (
  db: Db,
  keyed: Keyed,
  period: Slice['period'],
  of: { names: readonly CountName[]; by: By },
): Promise<(Part & { key: string })[]> => readFew(keyed, (few) => readPartsOf(db, few, period, of), { few: MANY })

const people: Kept<Awaited<ReturnType<typeof listScoredProviders>>> = new WeakMap()
/** All providers by name. */
export const everyone = (context: Clocked) =>
  brief(people, context, '', () => listScoredProviders(context.db), { standsMs: 0 })
