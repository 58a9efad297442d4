import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { BoardLater } from '#app/components/scorecard/board-later.tsx'
import { CodingView } from '#app/components/scorecard/coding-view.tsx'
import { Downloads } from '#app/components/scorecard/downloads.tsx'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'
import { soon } from '#app/services/scorecard/soon.server.ts'

export const meta: MetaFunction = () => [{ title: 'Coding quality - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const reading = readCoding(theContext(), user, new URL(request.url).searchParams)
  return soon(theContext(), user, request, reading)
}

export default function CodingPage() {
  const { page, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!page) return <BoardLater title="Coding quality" late={late} has={{ timing: false, specialty: false }} />
  return (
    <Page
      title="Coding quality"
      lead={`Capture within DRG families, case mix, time to final coding and visits; discharges of ${page.from} to ${page.to}.`}
      actions={<Downloads of="/scorecards/coding" search={search} />}
    >
      <ScorecardDoors here="/scorecards/coding" search={search} />
      <ScorecardFilterForm filter={page.filter} choices={page.choices} isTimed={false} />
      <KeepView path={`/scorecards/coding${search}`} />
      <CodingView page={page} csv={`/scorecards/coding/csv${search || '?'}`} />
    </Page>
  )
}
