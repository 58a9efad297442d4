import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { downloadTables } from '#app/services/download.server.ts'
import { exportAttendance } from '#app/services/education/export-attendance.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

/** A CSV holds the table that `?table=` names (attendance where none), a workbook holds all. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const { form } = params
  if (form !== 'csv' && form !== 'xlsx') throw notFound()
  const tables = await exportAttendance(theContext(), user)
  const wanted = new URL(request.url).searchParams.get('table') ?? 'attendance'
  const chosen = form === 'csv' ? tables.filter(({ name }) => name.toLowerCase() === wanted) : tables
  if (chosen.length === 0) throw notFound()
  return downloadTables(chosen, form, form === 'csv' ? `education-${wanted}` : 'education')
}
