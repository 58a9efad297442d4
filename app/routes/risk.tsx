import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RiskList } from '#app/components/payment/risk-list.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { listRisk } from '#app/services/payment/list-risk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Risk categories - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'payment.view')
  const search = new URL(request.url).searchParams
  const thisYear = theContext().now().getUTCFullYear()
  const year = Number(search.get('year') ?? thisYear)
  return listRisk(theContext(), user, {
    year: Number.isInteger(year) && year > 2000 && year <= thisYear + 1 ? year : thisYear,
    show: search.get('show') === 'all' ? 'all' : 'open',
    after: search.get('after'),
  })
}

export default function RiskListPage() {
  const { rows, year, show, next, lookedAt, basis, isEstimate } = useLoaderData<typeof loader>()
  const linkTo = (change: Record<string, string>) => `?${new URLSearchParams({ year: String(year), show, ...change })}`
  return (
    <Page
      title="Risk categories"
      lead={`Members seen in ${year}: chronic conditions of ${year - 1} that this year's record still owes, or no longer has`}
      actions={
        <>
          <a className="button" href={linkTo({ year: String(year - 1) })}>
            {year - 1}
          </a>
          <a className="button" href={linkTo({ year: String(year + 1) })}>
            {year + 1}
          </a>
          <a className="button" href={linkTo({ show: show === 'open' ? 'all' : 'open' })}>
            {show === 'open' ? 'All members' : 'Only with open ones'}
          </a>
        </>
      }
    >
      <RiskList rows={rows} year={year} show={show} />
      <div className="pager">
        <span className="small quiet">
          {lookedAt} members looked at. {basis}
          {isEstimate ? '; the tables of the payment year are not loaded, so these stand in' : ''}.
        </span>
        {next ? (
          <a className="button" href={linkTo({ after: next })}>
            Go on
          </a>
        ) : null}
      </div>
    </Page>
  )
}
