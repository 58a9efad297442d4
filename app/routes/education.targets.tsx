import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { Targets } from '#app/components/education/targets.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { SPANS } from '#app/domain/scorecard/measures/filter.ts'
import { theContext } from '#app/services/context.server.ts'
import { readTargets } from '#app/services/education/read-targets.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education targets - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  return readTargets(theContext(), new URL(request.url).searchParams)
}

export default function TargetsPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <Page title="Targets" lead={`${page.total} targets, notes of ${page.from} to ${page.to}`}>
      <form method="get" className="filter-row" aria-label="Filter targets">
        <select name="group" defaultValue={page.group} aria-label="Specialty">
          <option value="">All specialties</option>
          {page.groups.filter(Boolean).map((group) => (
            <option key={group} value={group}>
              {group}
            </option>
          ))}
        </select>
        <select name="family" defaultValue={page.family} aria-label="Family">
          <option value="">All families</option>
          {page.families.map((family) => (
            <option key={family.id} value={family.id}>
              {family.label}
            </option>
          ))}
        </select>
        <select name="months" defaultValue={page.months} aria-label="Months">
          {SPANS.map((months) => (
            <option key={months} value={months}>
              {months} months
            </option>
          ))}
        </select>
        <button type="submit" className="button">
          Show
        </button>
      </form>
      <Targets targets={page.targets} />
      <p className="small quiet">
        A gap is a code that leaves open what another code of its family states, as the notes alone gave it. Targets are
        ranked by gaps a month at the low end of the 95 % interval (Wilson), so that few codes do not lead.
      </p>
    </Page>
  )
}
