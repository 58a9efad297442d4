import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { exportScorecard, isForm } from '#app/services/scorecard/export-scorecard.server.ts'
import { viewOwnScorecard } from '#app/services/scorecard/view-scorecard.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.own')
  const search = new URL(request.url).searchParams
  const card = isForm(params.form) ? await viewOwnScorecard(theContext(), user, search) : null
  if (!card || !isForm(params.form)) throw notFound()
  return exportScorecard(theContext(), user, card, { form: params.form, table: search.get('table'), isOwn: true })
}
