import type { ActionFunctionArgs } from '@remix-run/node'
import { readJson } from '#app/services/body.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { findRepairs } from '#app/services/query/find-repairs.server.ts'
import { findRepeat } from '#app/services/query/find-repeat.server.ts'
import { loadDraft } from '#app/services/query/load-draft.server.ts'
import { DraftChange } from '#app/services/query/read-wording.server.ts'
import { saveDraft } from '#app/services/query/save-draft.server.ts'

/** For the compose page's own script: keeps the draft, returns what the rules find in it and the repairs that are safe. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const loaded = await loadDraft(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const change = DraftChange.safeParse(await readJson(request))
  if (!change.success) return Response.json({ fault: 'The draft could not be read.' }, { status: 400 })
  const saved = await saveDraft(theContext(), { query: loaded.query, userId: user.id, ...change.data })
  if (!saved.ok) return Response.json({ fault: saved.error }, { status: 409 })
  const { query, check } = saved.value
  const repairs = await findRepairs(theContext(), query, check)
  const repeat = await findRepeat(theContext(), query)
  return Response.json({ version: query.version, check, repairs, repeat, indicators: query.wording.indicators })
}
