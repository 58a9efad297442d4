import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { BoardLater } from '#app/components/scorecard/board-later.tsx'
import { Downloads } from '#app/components/scorecard/downloads.tsx'
import { FamiliesView } from '#app/components/scorecard/families-view.tsx'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'
import { soon } from '#app/services/scorecard/soon.server.ts'

export const meta: MetaFunction = () => [{ title: 'Families - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const reading = readFamilies(theContext(), user, new URL(request.url).searchParams, { isDrawn: true })
  return soon(theContext(), user, request, reading)
}

export default function FamiliesPage() {
  const { page, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!page) return <BoardLater title="Families" late={late} has={{ timing: false }} />
  return (
    <Page
      title="Families"
      lead={`Which details of which diagnoses are left open, and where. Discharges of ${page.from} to ${page.to}.`}
      actions={<Downloads of="/scorecards/families" search={search} />}
    >
      <ScorecardDoors here="/scorecards/families" search={search} />
      <ScorecardFilterForm filter={page.filter} choices={page.choices} isTimed={false} />
      <KeepView path={`/scorecards/families${search}`} />
      <FamiliesView page={page} search={search} />
    </Page>
  )
}
