import type { Context } from '#app/services/context.server.ts'
import { type ChartImport, listChartImports } from '#db/imports.ts'

/** Returns a page of import runs, the newest first; `before` is the last id of the page before. */
export const listImports = async (
  { db }: Pick<Context, 'db'>,
  { limit = 50, before = null }: { limit?: number; before?: string | null } = {},
): Promise<ChartImport[]> => listChartImports(db, { limit, before })
