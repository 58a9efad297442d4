import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { BoardLater } from '#app/components/scorecard/board-later.tsx'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import { onwardOf, ProviderList, ProviderPages } from '#app/components/scorecard/provider-list.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { StandingOut } from '#app/components/scorecard/standing-out.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { listProviders } from '#app/services/scorecard/list-providers.server.ts'
import { soon } from '#app/services/scorecard/soon.server.ts'

export const meta: MetaFunction = () => [{ title: 'Scorecards - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const reading = listProviders(theContext(), user, new URL(request.url).searchParams)
  return soon(theContext(), user, request, reading)
}

export default function ScorecardsPage() {
  const { page: list, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!list) return <BoardLater title="Scorecards" late={late} has={{ name: true }} />
  const { rows, page, pages, standing, standOut, filter, choices, sort, words } = list
  return (
    <Page
      title="Scorecards"
      lead="By name or by specialty. Nobody is ranked: a figure is read beside its interval and its colleagues."
    >
      <ScorecardDoors here="/scorecards" search={search} />
      <ScorecardFilterForm filter={filter} choices={choices} name={words} />
      <KeepView path={`/scorecards${search}`} />
      <StandingOut providers={standing} all={standOut} onward={onwardOf(search)} />
      <ProviderList rows={rows} sort={sort} search={search} />
      <ProviderPages page={page} pages={pages} search={search} />
    </Page>
  )
}
