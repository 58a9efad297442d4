import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { SpecialtyTable } from '#app/components/scorecard/specialty-table.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readSpecialties } from '#app/services/scorecard/read-specialties.server.ts'

export const meta: MetaFunction = () => [{ title: 'Specialties - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  return readSpecialties(theContext(), user, new URL(request.url).searchParams)
}

export default function SpecialtiesPage() {
  const { rows, filter, choices } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const linkTo = (specialty: string) => {
    const next = new URLSearchParams(search)
    next.set('specialty', specialty)
    return `/scorecards?${next}`
  }
  return (
    <Page title="Specialties" lead="Each against its own past: patients differ more between specialties than notes do.">
      <ScorecardDoors here="/scorecards/specialties" />
      <ScorecardFilterForm filter={filter} choices={choices} />
      <SpecialtyTable rows={rows} linkTo={linkTo} />
    </Page>
  )
}
