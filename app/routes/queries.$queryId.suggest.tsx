import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { loadDraft } from '#app/services/query/load-draft.server.ts'
import { suggestForDraft } from '#app/services/query/suggest-evidence.server.ts'

/** For the compose page's own script: what the chart says for and against what the draft asks. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const loaded = await loadDraft(theContext(), user, params.queryId!)
  const encounter = loaded ? await loadEncounter(theContext(), user, loaded.query.encounterId) : null
  if (!loaded || !encounter || loaded.query.state !== 'draft') throw notFound()
  return Response.json(await suggestForDraft(theContext(), loaded.query, encounter))
}
