import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { BoardLater } from '#app/components/scorecard/board-later.tsx'
import { Downloads } from '#app/components/scorecard/downloads.tsx'
import { GroupTable } from '#app/components/scorecard/group-table.tsx'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readGroups } from '#app/services/scorecard/read-groups.server.ts'
import { soon } from '#app/services/scorecard/soon.server.ts'

export const meta: MetaFunction = () => [{ title: 'Facilities - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const reading = readGroups(theContext(), user, new URL(request.url).searchParams, 'facility')
  return soon(theContext(), user, request, reading)
}

export default function FacilitiesPage() {
  const { page, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!page) return <BoardLater title="Facilities" late={late} has={{ specialty: false }} />
  const { rows, filter, choices } = page
  const linkTo = (id: string) => {
    const next = new URLSearchParams(search)
    next.set('facility', id)
    return `/scorecards/program?${next}`
  }
  return (
    <Page
      title="Facilities"
      lead="Each against its own past. Who is admitted where differs: read a share beside its interval and its trend."
      actions={<Downloads of="/scorecards/facilities" search={search} />}
    >
      <ScorecardDoors here="/scorecards/facilities" search={search} />
      <ScorecardFilterForm filter={filter} choices={choices} />
      <KeepView path={`/scorecards/facilities${search}`} />
      <GroupTable rows={rows} of="Facility" linkTo={linkTo} />
    </Page>
  )
}
