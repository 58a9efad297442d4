import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { exportTables } from '#app/services/scorecard/export-page.server.ts'
import { isForm } from '#app/services/scorecard/export-scorecard.server.ts'
import { groupTables } from '#app/services/scorecard/group-tables.server.ts'
import { readGroups } from '#app/services/scorecard/read-groups.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const { form } = params
  if (!isForm(form)) throw notFound()
  const search = new URL(request.url).searchParams
  const page = await readGroups(theContext(), user, search, 'facility')
  const tables = groupTables(page, 'Facility')
  const lead = `Discharges and queries of ${page.from} to ${page.to}`
  return exportTables(theContext(), user, tables, { form, table: search.get('table'), page: 'facilities', lead })
}
