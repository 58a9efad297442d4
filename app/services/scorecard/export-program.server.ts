import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '../context.server.ts'
import { downloadTables, noteExported } from './export-scorecard.server.ts'
import { readProgram } from './read-program.server.ts'

/** The program's months as a CSV, or months, ages and funnel as a workbook. */
export async function exportProgram(
  context: Context,
  user: User,
  search: URLSearchParams,
  form: 'csv' | 'xlsx',
): Promise<Response> {
  const { volume, ages, funnel } = await readProgram(context, user, search)
  await noteExported(context, user, 'program', form)
  const tables = [
    {
      name: 'Months',
      columns: ['Month', 'Sent', 'Answered', 'Changed the coding'],
      rows: volume.map(({ month, sent, answered, changed }) => [month, sent ?? 'fewer than 10', answered, changed]),
    },
    { name: 'Open now', columns: ['Waiting for', 'Queries'], rows: ages.map(({ words, n }) => [words, n]) },
    {
      name: 'Funnel',
      columns: ['Provider', 'Counted', 'Of', 'Share'],
      rows: (funnel?.points ?? []).map(({ name, events, n, rate }) => [
        name,
        events,
        n,
        Math.round(rate * 10_000) / 10_000,
      ]),
    },
  ]
  return downloadTables(tables, form, 'program')
}
