import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { Downloads } from '#app/components/scorecard/downloads.tsx'
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardFilterForm } from '#app/components/scorecard/scorecard-filter.tsx'
import { SymmetryView } from '#app/components/scorecard/symmetry-view.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readPostBill } from '#app/services/scorecard/read-post-bill.server.ts'

export const meta: MetaFunction = () => [{ title: 'Symmetry after the bill - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

/** Part of the compliance report that knows money: it stands here, since the pages of asking may not (P-SEPARATE). */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  return readPostBill(theContext(), user, new URL(request.url).searchParams)
}

export default function PostBillPage() {
  const page = useLoaderData<typeof loader>()
  const { search } = useLocation()
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
