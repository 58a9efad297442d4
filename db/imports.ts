import { desc, eq, lt } from 'drizzle-orm'
import type { Db } from './client.ts'
import { lenient, type Write } from './commit.ts'
import { keptWrite } from './kept-write.ts'
import { chartImports } from './schema/encounter.ts'

export type ChartImport = typeof chartImports.$inferSelect

export async function findChartImport(db: Db, id: string): Promise<ChartImport | null> {
  const [row] = await db.select().from(chartImports).where(eq(chartImports.id, id)).limit(1)
  return row ?? null
}

/** Newest first; `before` is the id of the last one of the page before. Ids begin with their moment. */
export async function listChartImports(
  db: Db,
  { limit, before }: { limit: number; before: string | null },
): Promise<ChartImport[]> {
  return db
    .select()
    .from(chartImports)
    .where(before === null ? undefined : lt(chartImports.id, before))
    .orderBy(desc(chartImports.id))
    .limit(limit)
}

export async function listRunningImports(db: Db): Promise<ChartImport[]> {
  return db.select().from(chartImports).where(eq(chartImports.state, 'running'))
}

export const addChartImport =
  (row: ChartImport): Write =>
  (tx) =>
    tx.insert(chartImports).values(row)

export const saveChartImport = (id: string, change: Partial<Omit<ChartImport, 'id'>>): Write =>
  lenient((tx) => tx.update(chartImports).set(change).where(eq(chartImports.id, id)))

/** How far a run has come; with each of its commits. */
export const saveProgress = (id: string, { bytesDone, counts }: Pick<ChartImport, 'bytesDone' | 'counts'>): Write =>
  keptWrite('update chart_imports set bytes_done = ?, counts = ? where id = ?', bytesDone, JSON.stringify(counts), id)
