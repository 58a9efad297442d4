import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { dotted } from '#app/components/codes/dotted.ts'
import chartCss from '#app/components/encounter/chart.css?url'
import answerCss from '#app/components/query/answer.css?url'
import composeCss from '#app/components/query/compose.css?url'
import { Compose } from '#app/components/query/compose.tsx'
import { sayDeedRefusal, saySendRefusal } from '#app/components/query/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readChart } from '#app/services/encounter/read-chart.server.ts'
import { readCodedTitles } from '#app/services/encounter/read-coded-titles.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { fillFromTemplate } from '#app/services/query/fill-template.server.ts'
import { closedQuery, loadQuery } from '#app/services/query/load.server.ts'
import { loadDraft } from '#app/services/query/load-draft.server.ts'
import { readComposePage } from '#app/services/query/read-compose-page.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'

const Deed = z.object({
  deed: z.enum(['send', 'template', 'discard']).default('send'),
  templateId: z.string().max(80).default(''),
  version: z.coerce.number().int().optional(),
})

export const meta: MetaFunction = () => [{ title: 'Compose - Addendum' }]
export const links: LinksFunction = () => [chartCss, answerCss, composeCss].map((href) => ({ rel: 'stylesheet', href }))

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  const encounter = loaded ? await loadEncounter(theContext(), user, loaded.query.encounterId) : null
  if (!loaded || !encounter) throw await closedQuery(theContext(), user, params.queryId!)
  const own = await loadDraft(theContext(), user, loaded.query.id)
  if (!own || loaded.query.state !== 'draft') throw redirect(`/queries/${loaded.query.id}`)
  return {
    page: await readComposePage(theContext(), loaded.query, encounter),
    chart: {
      ...(await readChart(theContext(), user, encounter)),
      lines: (await readCodedTitles(theContext(), encounter.id)).map((line) => ({ ...line, code: dotted(line.code) })),
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.raise')
  const loaded = await loadDraft(theContext(), user, params.queryId!)
  if (!loaded) throw notFound()
  const form = await readForm(request, Deed)
  if (!form.ok) throw notFound()
  const { query } = loaded
  if (form.value.deed === 'template') {
    const filled = await fillFromTemplate(theContext(), { query, templateId: form.value.templateId, userId: user.id })
    return filled.ok
      ? redirect(`/queries/${query.id}/compose`)
      : data({ fault: 'Choose a template from the list.' }, 400)
  }
  if (form.value.deed === 'discard') {
    const gone = await withdraw(theContext(), loaded, { userId: user.id, reason: 'discarded' })
    return gone.ok ? redirect(`/charts/${query.encounterId}`) : data({ fault: sayDeedRefusal(gone.error) }, 409)
  }
  const sent = await send(theContext(), {
    query,
    readVersion: form.value.version,
    userId: user.id,
    authorName: [user.name, user.credentials].filter(Boolean).join(', '),
  })
  return sent.ok ? redirect(`/queries/${query.id}?sent`) : data({ fault: saySendRefusal(sent.error) }, 422)
}

export default function ComposePage() {
  const { page, chart } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Raise a query"
      asking={{ back: 'Chart', backTo: `/charts/${page.encounterId}` }}
      lead={chart.patient?.name}
    >
      <Compose key={`${page.id}-${page.version}`} page={page} chart={chart} fault={refused?.fault ?? ''} />
    </Page>
  )
}
