import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { BoardLater } from '#app/components/scorecard/board-later.tsx'
import { Downloads } from '#app/components/scorecard/downloads.tsx'
import { KeepView } from '#app/components/scorecard/keep-view.tsx'
import { ProgramView } from '#app/components/scorecard/program-view.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readProgram } from '#app/services/scorecard/read-program.server.ts'
import { soon } from '#app/services/scorecard/soon.server.ts'

export const meta: MetaFunction = () => [{ title: 'Program - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'scorecard.any')
  const reading = readProgram(theContext(), user, new URL(request.url).searchParams, { isDrawn: true })
  return soon(theContext(), user, request, reading)
}

export default function ProgramPage() {
  const { page: program, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!program) return <BoardLater title="Program" late={late} />
  return (
    <Page
      title="Program"
      lead={`Reach, volume, ageing, answers and what they did; where providers differ. ${program.from} to ${program.to}.`}
      actions={<Downloads of="/scorecards/program" search={search} />}
    >
      <ScorecardDoors here="/scorecards/program" search={search} />
      <ScorecardFilterForm filter={program.filter} choices={program.choices} />
      <KeepView path={`/scorecards/program${search}`} />
      <ProgramView program={program} search={search} />
    </Page>
  )
}
