import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { ScorecardView } from '#app/components/scorecard/scorecard-view.tsx'
import { Empty } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { asksForPage } from '#app/services/asks-for-page.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { viewOwnScorecard } from '#app/services/scorecard/view-scorecard.server.ts'

export const meta: MetaFunction = () => [{ title: 'My scorecard - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.own')
  const search = new URL(request.url).searchParams
  return { card: await viewOwnScorecard(theContext(), user, search, { mayBeLate: asksForPage(request) }) }
}

export default function MyScorecardPage() {
  const { card } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!card) {
    return (
      <Page title="My scorecard">
        <Empty title="You are not linked to a provider">
          <p>A scorecard speaks of someone who writes notes. An administrator can link your account to a provider.</p>
        </Empty>
      </Page>
    )
  }
  const download = (kind: string) => `/my-scorecard/${kind}${search || '?'}`
  return (
    <Page
      title="My scorecard"
      lead="Your own stays and queries. Colleagues appear as an anonymous band; those who see scorecards see the same numbers."
      actions={
        <>
          <a className="button" href={download('pdf')} download>
            PDF, one page
          </a>
          <a className="button" href={download('xlsx')} download>
            XLSX
          </a>
        </>
      }
    >
      <ScorecardFilterForm filter={card.filter} choices={card.choices} />
      <KeepView path={`/my-scorecard${search}`} mayShare={false} />
      <ScorecardView card={card} isOwn csv={download('csv')} cases={download('cases')} />
    </Page>
  )
}
