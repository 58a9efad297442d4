import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { exportBoard } from '#app/services/query/export-board.server.ts'

/** The board as the address filters and sorts it, all of its pages, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const { form } = params
  if (form !== 'csv' && form !== 'xlsx') throw notFound()
  return exportBoard(theContext(), user, new URL(request.url).searchParams, form)
}
