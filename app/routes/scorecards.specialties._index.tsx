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

export const meta: MetaFunction = () => [{ title: 'Specialties - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const reading = readGroups(theContext(), user, new URL(request.url).searchParams, 'specialty')
  return soon(theContext(), user, request, reading)
}

export default function SpecialtiesPage() {
  const { page, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!page) return <BoardLater title="Specialties" late={late} has={{ specialty: false }} />
  const { rows, filter, choices } = page
  const linkTo = (id: string) => {
    const next = new URLSearchParams(search)
    next.set('specialty', id)
    return `/scorecards?${next}`
  }
  return (
    <Page
      title="Specialties"
      lead="Each against its own past: patients differ more between specialties than notes do."
      actions={<Downloads of="/scorecards/specialties" search={search} />}
    >
      <ScorecardDoors here="/scorecards/specialties" search={search} />
      <ScorecardFilterForm filter={filter} choices={choices} />
      <KeepView path={`/scorecards/specialties${search}`} />
      <GroupTable rows={rows} of="Specialty" linkTo={linkTo} />
    </Page>
  )
}
