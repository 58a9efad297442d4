import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse } from '#app/services/csv.server.ts'
import { exportAccessReport } from '#app/services/identity/access-report.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  return csvResponse('who-looked', exportAccessReport(theContext(), user, params.patientId!))
}
