import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { ScorecardView } from '#app/components/scorecard/scorecard-view.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { asksForPage } from '#app/services/asks-for-page.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { viewScorecard } from '#app/services/scorecard/view-scorecard.server.ts'

export const meta: MetaFunction = () => [{ title: 'Scorecard - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const search = new URL(request.url).searchParams
  const mayBeLate = asksForPage(request)
  const card = await viewScorecard(theContext(), user, params.providerId!, search, { mayBeLate })
  if (!card) throw notFound()
  return { ...card, mayTeach: may(user, 'education.manage') }
}

export default function ScorecardPage() {
  const card = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const download = (kind: string) => `/scorecards/${card.provider.id}/${kind}${search || '?'}`
  return (
    <Page
      title={card.provider.name}
      lead={card.provider.specialty ?? 'No specialty recorded'}
      actions={
        <>
          <a className="button" href="/scorecards">
            All providers
          </a>
          {card.mayTeach ? (
            <a className="button" href={`/education/targets?provider=${card.provider.id}&months=${card.filter.months}`}>
              Teach these gaps
            </a>
          ) : null}
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
      <KeepView path={`/scorecards/${card.provider.id}${search}`} />
      <ScorecardView card={card} csv={download('csv')} cases={download('cases')} />
    </Page>
  )
}
