import type { Context } from '#app/services/context.server.ts'
import { type ChartImport, findChartImport } from '#db/imports.ts'

/** Returns an import run with its counts and faults, or null. */
export const findImport = async ({ db }: Pick<Context, 'db'>, id: string): Promise<ChartImport | null> =>
  findChartImport(db, id)
