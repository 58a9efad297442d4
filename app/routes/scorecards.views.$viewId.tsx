import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { atMonth } from '#app/domain/scorecard/measures/kept-view.ts'
import { readMonth } from '#app/domain/scorecard/measures/month.ts'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireUser } from '#app/services/identity/require.server.ts'
import { openView } from '#app/services/scorecard/views.server.ts'

/** What a monthly letter links to: the letter itself names neither page nor filter. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const context = theContext()
  const kept = await openView(context, user, params.viewId!)
  if (kept === null) throw notFound()
  const month = readMonth(new URL(request.url).searchParams.get('to'))
  return redirect(atMonth(kept, month, context.now()))
}
