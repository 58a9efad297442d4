import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { theContext } from '#app/services/context.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { fillFromTemplate } from '#app/services/query/fill-template.server.ts'
import { readPicked } from '#app/services/query/read-wording.server.ts'
import { BLANK, startDraft } from '#app/services/query/start-draft.server.ts'
import { verifyIndicators } from '#app/services/query/verify-indicators.server.ts'

const New = z.object({
  encounterId: z.string().max(200),
  picked: z.string().max(400_000).default('[]'),
  templateId: z.string().max(120).default(''),
})

export const loader = () => redirect('/worklist')

/** Begins a draft with what was picked in the chart, filled from a template where one was chosen, and goes to compose it. */
export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const form = await readForm(request, New)
  if (!form.ok) throw notFound()
  const encounter = await loadEncounter(theContext(), user, form.value.encounterId)
  if (!encounter) throw notFound()
  const indicators = await verifyIndicators(
    theContext(),
    { encounterId: encounter.id, patientId: encounter.patientId },
    readPicked(form.value.picked),
  )
  const started = await startDraft(theContext(), { encounterId: encounter.id, user, wording: { ...BLANK, indicators } })
  if (!started.ok) throw notFound()
  const { templateId } = form.value
  // A template that was retired meanwhile leaves the draft as it is: the author chooses another on the next page.
  if (templateId !== '') await fillFromTemplate(theContext(), { query: started.value, templateId, userId: user.id })
  return redirect(`/queries/${started.value.id}/compose`)
}
