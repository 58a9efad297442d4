import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { GapCases } from '#app/components/scorecard/gap-cases.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { Page } from '#app/components/ui/page.tsx'
import { axesWords } from '#app/domain/scorecard/measures/words.ts'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { readGapCases } from '#app/services/scorecard/read-cases.server.ts'

export const meta: MetaFunction = () => [{ title: 'Stays behind a gap - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const search = new URL(request.url).searchParams
  const providerId = params.providerId!
  const cases = await readGapCases(theContext(), user, { providerId, search, isOwn: false })
  if (!cases) throw notFound()
  return cases
}

export default function GapCasesPage() {
  const { provider, title, axis, rows, page, isMore } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <Page
      title={`${title}: ${axesWords([axis])} left open`}
      lead={`Stays of ${provider.name} whose notes left it open.`}
      actions={
        <a className="button" href={`/scorecards/${provider.id}${search}`}>
          Back to the scorecard
        </a>
      }
    >
      <GapCases rows={rows} pages={{ page, isMore, search }} />
    </Page>
  )
}
