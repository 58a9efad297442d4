import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { downloadTables } from '#app/services/download.server.ts'
import { tablesOfRecord, viewRecord } from '#app/services/education/read-record.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const { form } = params
  if (form !== 'csv' && form !== 'xlsx') throw notFound()
  const record = await viewRecord(theContext(), user, params.providerId!)
  if (!record) throw notFound()
  return downloadTables(tablesOfRecord(record), form, 'education-record')
}
