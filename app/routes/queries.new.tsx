import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { theContext } from '#app/services/context.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { askAgain } from '#app/services/query/ask-again.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { onceWhileDraft } from '#app/services/query/once-while-draft.server.ts'
import { readPicked } from '#app/services/query/read-wording.server.ts'
import { startFromPicks } from '#app/services/query/start-from-picks.server.ts'

const New = z.object({
  encounterId: z.string().max(200).default(''),
  from: z.string().max(64).default(''),
  picked: z.string().max(400_000).default('[]'),
  templateId: z.string().max(120).default(''),
})

export const loader = () => redirect('/worklist')

/**
 * Begins a draft with what was picked in the chart, filled from a template where one was chosen, or from the words of a query that ended
 * without an answer; and goes to compose it.
 */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const form = await readForm(request, New)
  if (!form.ok) throw notFound()
  const { from } = form.value
  if (from !== '') {
    const ended = await loadQuery(theContext(), user, from)
    if (!ended) throw notFound()
    const again = () => askAgain(theContext(), ended, user)
    const draft = await onceWhileDraft(theContext(), ['again', user.id, from], again)
    return redirect(draft.ok ? `/queries/${draft.value.id}/compose` : `/queries/${from}`)
  }
  const encounter = await loadEncounter(theContext(), user, form.value.encounterId)
  if (!encounter) throw notFound()
  const { picked, templateId } = form.value
  const start = () => startFromPicks(theContext(), { user, encounter, picks: readPicked(picked), templateId })
  const started = await onceWhileDraft(theContext(), ['draft', user.id, encounter.id, picked, templateId], start)
  if (!started.ok) throw notFound()
  return redirect(`/queries/${started.value.id}/compose`)
}
