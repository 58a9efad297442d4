import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { auditAsLines, auditAsTable } from '#app/services/audit/export-audit.server.ts'
import { findAuditFilter } from '#app/services/audit/read-audit.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse, linesResponse } from '#app/services/csv.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  const { searchParams } = new URL(request.url)
  const filter = await findAuditFilter(theContext(), user, searchParams)
  // A file of the whole trail is not what was asked for: the page says what is missing.
  if (!filter) return redirect(`/audit?${searchParams}`)
  return searchParams.get('form') === 'ndjson'
    ? linesResponse('audit-trail', auditAsLines(theContext(), user, filter))
    : csvResponse('audit-trail', auditAsTable(theContext(), user, filter))
}
