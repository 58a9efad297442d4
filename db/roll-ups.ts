import { asc, eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Contribution } from '#app/domain/scorecard/measures/contribution.ts'
import type { Difference } from '#app/domain/scorecard/measures/difference.ts'
import { type Kept, keptText, readKept } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { addRows } from './bulk.ts'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { keptWrites, quoted } from './kept-write.ts'
import { among, prepared } from './prepared.ts'
import { projections } from './schema/feed.ts'
import {
  answerWeights,
  contributions,
  facilityMonths,
  monthDrgs,
  monthGaps,
  monthProviders,
  monthSpreads,
  providerDrgs,
  providerGaps,
  providerMonths,
} from './schema/scorecard.ts'
import { monthLevels } from './schema/scorecard-levels.ts'
import { listedYears } from './schema/scorecard-list.ts'
import { memberRecaptures, memberSuspects } from './schema/scorecard-members.ts'
import { passedWaits, queryWaits } from './schema/scorecard-waits.ts'
import { listedOf, ofFacilities } from './wider-sums.ts'

export type FeedPart = { topic: string; onId: string; seq: number }

/** How far a projection has read; 0 before its first turn. */
export async function readPosition(db: Db, name: string): Promise<number> {
  const find = prepared(db, 'position', () =>
    db.$client.prepare<[string], number>('select seq from projections where name = ?').pluck(),
  )
  return find.get(name) ?? 0
}

/** How far all projections have read, as words that are others when any has moved. */
export async function readPositions(db: Db): Promise<string> {
  const rows = await db.select().from(projections).orderBy(asc(projections.name))
  return rows.map(({ name, seq }) => `${name} ${seq}`).join()
}

/** The next changes after a place in the feed, oldest first. */
export async function readFeed(db: Db, after: number, limit: number): Promise<FeedPart[]> {
  const list = prepared(db, 'feed', () =>
    db.$client.prepare<[number, number], FeedPart>(
      'select seq, topic, on_id as onId from changes where seq > ? order by seq limit ?',
    ),
  )
  return list.all(after, limit)
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
  const list = prepared(db, 'contributions among', () =>
    db
      .select({ id: contributions.encounterId, cells: contributions.cells })
      .from(contributions)
      .where(sql`${contributions.encounterId} in ${among()}`)
      .prepare(),
  )
  const rows = list.all({ ids: JSON.stringify(encounterIds) })
  return new Map(rows.map(({ id, cells }) => [id, readKept(cells)]))
}

const isEmpty = ({ counts, gaps, waits, drgs, spreads, levels }: Contribution) =>
  counts.length + gaps.length + waits.length + drgs.length + spreads.length + levels.length === 0

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
  const ids = [...added.keys()].map((id) => [id])
  const kept = [...added].filter(([, contribution]) => !isEmpty(contribution))
  const waits = kept.flatMap(([encounterId, one]) => one.waits.map((wait) => ({ encounterId, ...wait })))
  const passed = kept.flatMap(([encounterId, one]) => one.passed.map((wait) => ({ encounterId, ...wait })))
  const weights = kept.flatMap(([encounterId, one]) => one.weights.map((weight) => ({ encounterId, ...weight })))
  return [
    keptWrites('delete from contributions where encounter_id = ?', ids),
    keptWrites('delete from query_waits where encounter_id = ?', ids),
    keptWrites('delete from passed_waits where encounter_id = ?', ids),
    keptWrites('delete from answer_weights where encounter_id = ?', ids),
    ...addRows(
      contributions,
      kept.map(([id, contribution]) => contributionRow(id, contribution)),
    ),
    ...addRows(queryWaits, waits),
    ...addRows(passedWaits, passed),
    ...addRows(answerWeights, weights),
  ]
}

const DRG_KEYS = ['month', 'family', 'facilityId', 'payer']

/** Adds a difference to both grains and to the list of everyone; rows that nothing is left of go. */
export function addDifference({ counts, gaps, drgs, spreads, levels }: Difference): Write[] {
  const cells = counts.map(({ counts: numbers, ...place }) => ({ ...place, ...numbers }))
  const countKeys = ['providerId', 'timing', 'payer', 'month', 'facilityId']
  const gapKeys = ['providerId', 'payer', 'month', 'family', 'axis', 'facilityId', 'class']
  return [
    ...addTo(providerMonths, countKeys, cells),
    ...addTo(monthProviders, countKeys, cells),
    ...addTo(facilityMonths, ['timing', 'payer', 'month', 'facilityId'], ofFacilities(counts)),
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
    ...addTo(monthLevels, ['month', 'facilityId', 'severity', 'mortality'], levels),
  ]
}

function addTo(table: SQLiteTable, keys: readonly string[], rows: readonly Record<string, unknown>[]): Write[] {
  const [first] = rows
  if (!first) return []
  const columns = getTableColumns(table)
  const column = (name: string) => quoted(columns[name]?.name ?? name)
  const into = quoted(getTableName(table))
  const of = (names: readonly string[], row: Record<string, unknown>) => names.map((name) => row[name] ?? null)
  // Of forty counts most do not change in a batch: those are not written.
  const names = Object.keys(first).filter((name) => keys.includes(name) || rows.some((row) => row[name] !== 0))
  const sums = names
    .filter((name) => !keys.includes(name))
    .map((name) => `${column(name)} = ${column(name)} + excluded.${column(name)}`)
  const target = keys.map(column).join(', ')
  const marks = (some: readonly string[]) => some.map(() => '?').join(', ')
  const add = `insert into ${into} (${names.map(column).join(', ')}) values (${marks(names)})
    on conflict (${target}) do update set ${sums.join(', ')}`
  const gone = `delete from ${into} where cases = 0 and (${target}) = (${marks(keys)})`
  const emptied = rows.filter((row) => Number(row.cases) < 0)
  return [
    keptWrites(
      add,
      rows.map((row) => of(names, row)),
    ),
    ...(emptied.length > 0
      ? [
          keptWrites(
            gone,
            emptied.map((row) => of(keys, row)),
          ),
        ]
      : []),
  ]
}

/** Empties every roll-up and puts the place of the projection back to the beginning. */
export function forgetRollUps(name: string): Write[] {
  const tables = [
    ...[providerMonths, monthProviders, facilityMonths, listedYears, providerGaps, monthGaps, providerDrgs, monthDrgs],
    ...[
      monthSpreads,
      monthLevels,
      queryWaits,
      passedWaits,
      answerWeights,
      memberRecaptures,
      memberSuspects,
      contributions,
    ],
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
