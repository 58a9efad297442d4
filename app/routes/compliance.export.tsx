import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse } from '#app/services/csv.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { exportCompliance } from '#app/services/query/export-compliance.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  return csvResponse('compliance', exportCompliance(theContext(), user, new URL(request.url).searchParams))
}
