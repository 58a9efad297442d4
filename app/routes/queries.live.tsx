import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { listenToQueries } from '#app/services/query/live.server.ts'

/** Tells the board that something changed; what, it reads by its own rights. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'query.board')
  return listenToQueries(theContext(), request.signal)
}
