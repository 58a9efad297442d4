import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { peekSignIn } from '#app/services/identity/live-sign-in.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { listenToQueries } from '#app/services/query/live.server.ts'

/** Tells a board or an inbox that something changed; what, it reads by its own rights. */
export async function loader({ request }: LoaderFunctionArgs) {
  const context = theContext()
  await requireMay(request, 'query.view')
  return listenToQueries(context, request.signal, async () => (await peekSignIn(request, context)) !== null)
}
