import { asc, eq, getTableColumns, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Contribution, WaitRow } from '#app/domain/scorecard/measures/contribution.ts'
import type { Difference } from '#app/domain/scorecard/measures/difference.ts'
import { type Kept, keptText, readKept } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { addRows } from './bulk.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { changes, projections } from './schema/feed.ts'
import {
  contributions,
  monthDrgs,
  monthGaps,
  monthProviders,
  monthSpreads,
  providerDrgs,
  providerGaps,
  providerMonths,
  queryWaits,
} from './schema/scorecard.ts'
import { columnUpTo, LISTED, listedYears } from './schema/scorecard-list.ts'
import { memberRecaptures, memberSuspects } from './schema/scorecard-members.ts'

export type FeedPart = { topic: string; onId: string; seq: number }

/** How far a projection has read; 0 before its first turn. */
export async function readPosition(db: Db, name: string): Promise<number> {
  const [row] = await db.select({ seq: projections.seq }).from(projections).where(eq(projections.name, name)).limit(1)
  return row?.seq ?? 0
}

/** How far all projections have read, as words that are others when any has moved. */
export async function readPositions(db: Db): Promise<string> {
  const rows = await db.select().from(projections).orderBy(asc(projections.name))
  return rows.map(({ name, seq }) => `${name} ${seq}`).join()
}

/** The next changes after a place in the feed, oldest first. */
export async function readFeed(db: Db, after: number, limit: number): Promise<FeedPart[]> {
  return db.select().from(changes).where(gt(changes.seq, after)).orderBy(asc(changes.seq)).limit(limit)
}

/** Moves the place of a projection on. It names the place that was read: of two readers the second changes nothing and is refused. */
export function movePosition(name: string, { from, to }: { from: number; to: number }): Write {
  return (tx) => ({
    run() {
      const isThere = sql`${projections.name} = ${name} and ${projections.seq} = ${from}`
      const moved = tx.update(projections).set({ seq: to }).where(isThere).run()
      if (moved.changes > 0 || from !== 0) return { changes: moved.changes }
      return tx.insert(projections).values({ name, seq: to }).onConflictDoNothing().run()
    },
  })
}

/** Puts the place of a projection where it is told. */
export const setPosition = (name: string, seq: number): Write =>
  lenient((tx) =>
    tx.insert(projections).values({ name, seq }).onConflictDoUpdate({ target: projections.name, set: { seq } }),
  )

/** What these encounters have added so far, by encounter. */
export async function listContributions(db: Db, encounterIds: readonly string[]): Promise<Map<string, Kept>> {
  const rows = await db
    .select({ id: contributions.encounterId, cells: contributions.cells })
    .from(contributions)
    .where(inArray(contributions.encounterId, [...encounterIds]))
  return new Map(rows.map(({ id, cells }) => [id, readKept(cells)]))
}

const isEmpty = ({ counts, gaps, waits, drgs, spreads }: Contribution) =>
  counts.length + gaps.length + waits.length + drgs.length + spreads.length === 0

function contributionRow(encounterId: string, contribution: Contribution) {
  const stay = contribution.gaps[0] ?? contribution.counts.find(({ counts }) => counts.encounters === 1)
  return {
    encounterId,
    providerId: stay?.providerId ?? null,
    month: stay?.month ?? null,
    cells: keptText(contribution),
  }
}

/** Keeps what each encounter adds from now on, in the place of what it added before. */
export function keepContributions(added: ReadonlyMap<string, Contribution>): Write[] {
  const ids = [...added.keys()]
  const kept = [...added].filter(([, contribution]) => !isEmpty(contribution))
  const waits = kept.flatMap(([encounterId, contribution]) =>
    contribution.waits.map((wait: WaitRow) => ({ encounterId, ...wait })),
  )
  return [
    lenient((tx) => tx.delete(contributions).where(inArray(contributions.encounterId, ids))),
    lenient((tx) => tx.delete(queryWaits).where(inArray(queryWaits.encounterId, ids))),
    ...addRows(
      contributions,
      kept.map(([id, contribution]) => contributionRow(id, contribution)),
    ),
    ...addRows(queryWaits, waits),
  ]
}

const DRG_KEYS = ['month', 'family', 'facilityId', 'payer']

/** Adds a difference to both grains and to the list of everyone; rows that nothing is left of go. */
export function addDifference({ counts, gaps, drgs, spreads }: Difference): Write[] {
  const cells = counts.map(({ counts: numbers, ...place }) => ({ ...place, ...numbers }))
  const countKeys = ['providerId', 'timing', 'payer', 'month', 'facilityId']
  const gapKeys = ['providerId', 'payer', 'month', 'family', 'axis', 'facilityId', 'class']
  return [
    ...addTo(providerMonths, countKeys, cells),
    ...addTo(monthProviders, countKeys, cells),
    ...addTo(listedYears, ['providerId', 'year'], listedOf(counts)),
    ...addTo(providerGaps, gapKeys, gaps),
    ...addTo(monthGaps, gapKeys, gaps),
    ...addTo(providerDrgs, ['providerId', ...DRG_KEYS], drgs),
    ...addTo(
      monthDrgs,
      DRG_KEYS,
      drgs.map(({ providerId: _, ...sums }) => sums),
    ),
    ...addTo(monthSpreads, ['kind', 'month', 'facilityId', 'who', 'payer', 'bucket'], spreads),
  ]
}

type Listed = { providerId: string; year: number } & Record<string, string | number>
const NAMES = ['cases', ...LISTED] as const
const YEAR_COLUMNS = NAMES.flatMap((name) => Array.from({ length: 12 }, (_, at) => columnUpTo(name, at + 1)))

/** What the differences come to for the list of everyone: of each provider and year, all places together, what changed from a month on. */
function listedOf(counts: Difference['counts']): Listed[] {
  const sums = new Map<string, Listed>()
  for (const row of counts) {
    if (row.timing !== 'all' || row.payer !== 'all') continue
    const { providerId, month } = row
    const year = Math.floor(month / 12)
    const key = `${providerId}\n${year}`
    const sum: Listed = sums.get(key) ?? {
      ...Object.fromEntries(YEAR_COLUMNS.map((column) => [column, 0])),
      ...{ providerId, year },
    }
    for (const name of NAMES) {
      const added = name === 'cases' ? row.cases : row.counts[name]
      for (let to = (month % 12) + 1; added !== 0 && to <= 12; to++) {
        const column = columnUpTo(name, to)
        sum[column] = Number(sum[column]) + added
      }
    }
    sums.set(key, sum)
  }
  return [...sums.values()].filter((sum) => YEAR_COLUMNS.some((column) => sum[column] !== 0))
}

const list = (parts: Parameters<typeof sql.join>[0], by: SQL): SQL => sql.join(parts, by)

function addTo(table: SQLiteTable, keys: readonly string[], rows: readonly Record<string, unknown>[]): Write[] {
  const [first] = rows
  if (!first) return []
  const columns = getTableColumns(table)
  const column = (name: string) => sql.identifier(columns[name]?.name ?? name)
  // Of forty counts most do not change in a batch: those are not written.
  const names = Object.keys(first).filter((name) => keys.includes(name) || rows.some((row) => row[name] !== 0))
  const given = sql`with given(cells) as materialized (select value from json_each(${JSON.stringify(rows.map((row) => names.map((name) => row[name])))}))`
  const cell = (name: string) => sql.raw(`cells ->> ${names.indexOf(name)}`)
  const sums = names
    .filter((name) => !keys.includes(name))
    .map((name) => sql`${column(name)} = ${column(name)} + excluded.${column(name)}`)
  const into = list(names.map(column), sql`, `)
  const from = list(names.map(cell), sql`, `)
  const target = list(keys.map(column), sql`, `)
  const add = sql`${given} insert into ${table} (${into}) select ${from} from given where true on conflict (${target}) do update set ${list(sums, sql`, `)}`
  const emptied = rows.filter((row) => Number(row.cases) < 0)
  const gone = sql`delete from ${table} where cases = 0 and (${target}) in (select ${list(
    keys.map((_, at) => sql.raw(`value ->> ${at}`)),
    sql`, `,
  )} from json_each(${JSON.stringify(emptied.map((row) => keys.map((key) => row[key])))}))`
  return [
    lenient((tx) => ({ run: () => tx.run(add) })),
    ...(emptied.length > 0 ? [lenient((tx) => ({ run: () => tx.run(gone) }))] : []),
  ]
}

/** Empties every roll-up and puts the place of the projection back to the beginning. */
export function forgetRollUps(name: string): Write[] {
  const tables = [
    ...[providerMonths, monthProviders, listedYears, providerGaps, monthGaps, providerDrgs, monthDrgs, monthSpreads],
    ...[queryWaits, memberRecaptures, memberSuspects, contributions],
  ]
  return [
    ...tables.map((table): Write => lenient((tx) => tx.delete(table))),
    lenient((tx) => tx.delete(projections).where(eq(projections.name, name))),
  ]
}

/** Encounters by id after a given one, for a rebuild in parts. */
export async function listEncounterIds(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    sql`select id from encounters where id > ${after} order by id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** The newest place of the feed. */
export async function endOfFeed(db: Db): Promise<number> {
  const [row] = await db.all<{ seq: number | null }>(sql`select max(seq) as seq from changes`)
  return row?.seq ?? 0
}
