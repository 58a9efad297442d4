import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Context } from '#app/services/context.server.ts'
import { type ImportOptions, importCharts } from '#app/services/intake/import-charts.server.ts'
import type { Report } from '#app/services/intake/tally.server.ts'
import { afterEveryTest } from '#tests/helpers/tidying.ts'

export const WARD = 'tests/fixtures/fhir/ward'
const folders: string[] = []

afterEveryTest(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Writes files into a fresh folder, which is removed after the test. */
export function aFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'addendum-intake-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Resources as an NDJSON file of a fresh folder. */
export const aFile = (resources: unknown[], name = 'chart.ndjson'): string =>
  join(aFolder({ [name]: resources.map((resource) => `${JSON.stringify(resource)}\n`).join('') }), name)

export async function imported(
  context: Context,
  paths: string[],
  options: Partial<ImportOptions> = {},
): Promise<Report> {
  const outcome = await importCharts(context, paths, { by: 'terminal', ...options })
  if (!outcome.ok) throw new Error(`${outcome.error}: ${outcome.path}`)
  return outcome.value.report
}

const CHART =
  'patients encounters encounter_providers providers facilities documents results medications procedures problems coded_lines'

/** Every row of the chart, by table, in an order of its own: two charts are the same when these are. */
export function chartIn(context: Context): Record<string, unknown[]> {
  return Object.fromEntries(CHART.split(' ').map((table) => [table, rowsOf(context, table)]))
}

/**
 * The chart with each of our own ids replaced by what the sender calls the row: what was expected first and came later keeps the
 * id it was expected under. Versions are left out, since they count how often.
 */
export function named(context: Context): Record<string, unknown[]> {
  const chart = chartIn(context)
  const names = new Map(
    rowsIn(chart).flatMap(({ id, source_id }) => (source_id ? [[String(id), String(source_id)] as const] : [])),
  )
  const nameOf = (value: unknown) =>
    typeof value === 'string' ? (names.get(value) ?? value).replace(/(without-encounter)-.*/, '$1') : value
  const rename = (row: unknown) => ({
    ...Object.fromEntries(Object.entries(row ?? {}).map(([column, value]) => [column, nameOf(value)])),
    version: 0,
  })
  const lines = chart.coded_lines?.map((row) => ({ ...rename(row), id: '' }))
  const sorted = (rows: unknown[]) => rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const renamed = Object.entries({ ...chart, coded_lines: [] }).map(([table, rows]) => [
    table,
    sorted(rows.map(rename)),
  ])
  return { ...Object.fromEntries(renamed), coded_lines: sorted(lines ?? []) }
}

const rowsIn = (chart: Record<string, unknown[]>): Record<string, unknown>[] =>
  Object.values(chart).flatMap((rows) => rows.map((row) => Object.fromEntries(Object.entries(row ?? {}))))

export function rowsOf(context: Context, table: string): Record<string, unknown>[] {
  const rows = context.db.$client.prepare<[], Record<string, unknown>>(`select * from ${table}`).all()
  return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

export const sumOf = (read: Record<string, number>): number => Object.values(read).reduce((sum, n) => sum + n, 0)
