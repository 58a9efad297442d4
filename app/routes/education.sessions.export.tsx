import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { csvResponse } from '#app/services/csv.server.ts'
import { exportAttendance } from '#app/services/education/export-attendance.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  return csvResponse('education-attendance', await exportAttendance(theContext(), user))
}
