import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { BoardLater } from '#app/components/scorecard/board-later.tsx'
import { Downloads } from '#app/components/scorecard/downloads.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { SymmetryView } from '#app/components/scorecard/symmetry-view.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readPostBill } from '#app/services/scorecard/read-post-bill.server.ts'
import { soon } from '#app/services/scorecard/soon.server.ts'

export const meta: MetaFunction = () => [{ title: 'Symmetry after the bill - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

/** Part of the compliance report that knows money: it stands here, since the pages of asking may not (P-SEPARATE). */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const reading = readPostBill(theContext(), user, new URL(request.url).searchParams)
  return soon(theContext(), user, request, reading)
}

export default function PostBillPage() {
  const { page, late } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  if (!page)
    return (
      <BoardLater title="Symmetry after the bill" late={late} has={{ timing: false, specialty: false, doors: false }} />
    )
  return (
    <Page
      title="Symmetry after the bill"
      lead={`Whether queries after the bill are asked whichever way the answer moves payment (P-POSTBILL). ${page.from} to ${page.to}.`}
      actions={
        <>
          <a className="button plain" href="/compliance">
            Compliance
          </a>
          <Downloads of="/scorecards/post-bill" search={search} />
        </>
      }
    >
      <ScorecardFilterForm filter={page.filter} choices={page.choices} isTimed={false} />
      <SymmetryView
        rows={page.rows}
        reasons={page.reasons}
        csv={`/scorecards/post-bill/csv${search || '?'}&table=reasons`}
      />
    </Page>
  )
}
