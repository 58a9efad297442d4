import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import answerCss from '#app/components/query/answer.css?url'
import { EvidencePlace } from '#app/components/query/evidence-place.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { readEvidence } from '#app/services/query/read-evidence.server.ts'

export const meta: MetaFunction = () => [{ title: 'Evidence - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: answerCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.view')
  const loaded = await loadQuery(theContext(), user, params.queryId!)
  const place = loaded ? await readEvidence(theContext(), user, loaded, Number(params.number)) : null
  if (!place) throw notFound()
  return place
}

export default function Evidence() {
  const place = useLoaderData<typeof loader>()
  return (
    <Page title={place.source} width="narrow" asking={{ back: 'Query', backTo: place.back }} lead={place.said}>
      <EvidencePlace place={place} />
    </Page>
  )
}
