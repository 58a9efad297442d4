import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { exportTables } from '#app/services/scorecard/export-page.server.ts'
import { isForm } from '#app/services/scorecard/export-scorecard.server.ts'
import { postBillTables, readPostBill } from '#app/services/scorecard/read-post-bill.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const { form } = params
  if (!isForm(form)) throw notFound()
  const search = new URL(request.url).searchParams
  const page = await readPostBill(theContext(), user, search)
  const lead = `Which way answers moved payment, by when they were asked for, of ${page.from} to ${page.to}`
  return exportTables(theContext(), user, postBillTables(page), {
    form,
    table: search.get('table'),
    page: 'post-bill',
    lead,
  })
}
