import type { User } from '#app/domain/identity/role.ts'
import type { Context } from '../context.server.ts'
import { download, downloadTables } from '../download.server.ts'
import { type Form, noteExported } from './export-scorecard.server.ts'
import type { TableOf } from './table-cells.server.ts'
import { tablesPdf } from './tables-pdf.server.ts'

/** A page of scorecards as a file: a CSV of the one table that is asked for, a workbook or a printable document of all. */
export async function exportTables(
  context: Context,
  user: User,
  tables: readonly TableOf[],
  { form, table, page, lead }: { form: Form; table: string | null; page: string; lead: string },
): Promise<Response> {
  await noteExported(context, user, page, form)
  const name = `scorecards-${page}`
  if (form === 'pdf') return download(await tablesPdf(page, lead, tables), 'application/pdf', `${name}.pdf`)
  const chosen = tables.filter(({ id }) => id === table)
  const [first] = tables
  const told = chosen.length > 0 || !first ? chosen : [first]
  return downloadTables(form === 'csv' ? told : tables, form, form === 'csv' ? `${name}-${told[0]?.id ?? page}` : name)
}
