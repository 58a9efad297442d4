import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { exportProgram } from '#app/services/scorecard/export-program.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  if (params.form !== 'csv' && params.form !== 'xlsx') throw notFound()
  return exportProgram(theContext(), user, new URL(request.url).searchParams, params.form)
}
