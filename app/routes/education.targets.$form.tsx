import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { downloadTables } from '#app/services/download.server.ts'
import { exportTargets } from '#app/services/education/read-targets.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const { form } = params
  if (form !== 'csv' && form !== 'xlsx') throw notFound()
  const tables = await exportTargets(theContext(), user, new URL(request.url).searchParams)
  return downloadTables(tables, form, 'education-targets')
}
