import type { LoaderFunctionArgs } from '@remix-run/node'
import { auditAsLines, auditAsTable } from '#app/services/audit/export-audit.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse, linesResponse } from '#app/services/csv.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  const search = new URL(request.url).searchParams
  return search.get('form') === 'ndjson'
    ? linesResponse('audit-trail', auditAsLines(theContext(), user, search))
    : csvResponse('audit-trail', auditAsTable(theContext(), user, search))
}
