import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { exportTables } from '#app/services/scorecard/export-page.server.ts'
import { isForm } from '#app/services/scorecard/export-scorecard.server.ts'
import { familiesTables } from '#app/services/scorecard/families-tables.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const { form } = params
  if (!isForm(form)) throw notFound()
  const search = new URL(request.url).searchParams
  const page = await readFamilies(theContext(), user, search)
  const lead = `Discharges of ${page.from} to ${page.to}`
  return exportTables(theContext(), user, familiesTables(page), {
    form,
    table: search.get('table'),
    page: 'families',
    lead,
  })
}
