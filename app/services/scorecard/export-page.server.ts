import type { Permission } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { type Context, theContext } from '../context.server.ts'
import { download, downloadTables } from '../download.server.ts'
import { notFound, requireMay } from '../identity/require.server.ts'
import { isForm, noteExported } from './export-scorecard.server.ts'
import type { TableOf } from './table-cells.server.ts'
import { tablesPdf } from './tables-pdf.server.ts'

type Asked = { request: Request; params: { form?: string | undefined } }
/** A page as a file: its name, who may have it, and its tables under a line that says what of. */
type PageFile = {
  page: string
  permission: Permission
  read(context: Context, user: User, search: URLSearchParams): Promise<{ tables: readonly TableOf[]; lead: string }>
}

/** A page of scorecards as a file: a CSV of the one table that is asked for, a workbook or a printable document of all. Not found: another form. */
export async function exportPage({ request, params: { form } }: Asked, file: PageFile): Promise<Response> {
  const user = await requireMay(request, file.permission)
  if (!isForm(form)) throw notFound()
  const { searchParams: search } = new URL(request.url)
  const context = theContext()
  const { tables, lead } = await file.read(context, user, search)
  await noteExported(context, user, file.page, form)
  const name = `scorecards-${file.page}`
  if (form === 'pdf') return download(await tablesPdf(file.page, lead, tables), 'application/pdf', `${name}.pdf`)
  const chosen = tables.filter(({ id }) => id === search.get('table'))
  const [first] = tables
  const told = chosen.length > 0 || !first ? chosen : [first]
  return downloadTables(
    form === 'csv' ? told : tables,
    form,
    form === 'csv' ? `${name}-${told[0]?.id ?? file.page}` : name,
  )
}
