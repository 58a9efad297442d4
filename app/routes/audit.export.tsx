import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportAudit } from '#app/services/audit/read-audit.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse } from '#app/services/csv.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  return csvResponse('audit-trail', exportAudit(theContext(), user, new URL(request.url).searchParams))
}
