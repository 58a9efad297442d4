import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { codingTables } from '#app/services/scorecard/coding-tables.server.ts'
import { exportTables } from '#app/services/scorecard/export-page.server.ts'
import { isForm } from '#app/services/scorecard/export-scorecard.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const { form } = params
  if (!isForm(form)) throw notFound()
  const search = new URL(request.url).searchParams
  const page = await readCoding(theContext(), user, search)
  const lead = `Discharges of ${page.from} to ${page.to}`
  return exportTables(theContext(), user, codingTables(page), {
    form,
    table: search.get('table'),
    page: 'coding',
    lead,
  })
}
