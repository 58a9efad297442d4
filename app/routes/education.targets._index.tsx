import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { Targets } from '#app/components/education/targets.tsx'
import { GroupingTabs, TargetsFilter } from '#app/components/education/targets-filter.tsx'
import { TargetsFoot } from '#app/components/education/targets-foot.tsx'
import { counted, monthsWords } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { Pager } from '#app/components/ui/pager.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readTargets } from '#app/services/education/read-targets.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education targets - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  return readTargets(theContext(), user, new URL(request.url).searchParams)
}

export default function TargetsPage() {
  const page = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const linkTo = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) next.set(name, value)
    return `?${next}`
  }
  const isFiltered = Boolean(page.group || page.family || page.provider) || page.more > 0
  return (
    <Page
      title="Targets"
      lead={`${counted(page.total, 'target')}, notes of ${monthsWords(page.period)}`}
      actions={
        <>
          <a className="button" href="/education/lists">
            Saved lists
          </a>
          <a className="button" href={`/education/targets/csv${linkTo({})}`} download>
            CSV
          </a>
          <a className="button" href={`/education/targets/xlsx${linkTo({})}`} download>
            XLSX
          </a>
        </>
      }
    >
      <GroupingTabs by={page.by} linkTo={(by) => linkTo({ by, group: '', page: '1' })} />
      <TargetsFilter key={page.by} {...page} />
      <Targets
        targets={page.targets}
        by={page.by}
        maySeeWeight={page.maySeeWeight}
        order={page.order}
        linkTo={(order) => linkTo({ order, page: '1' })}
        isFiltered={isFiltered}
      />
      <Pager page={page.page} pages={page.pages} linkTo={(to) => linkTo({ page: String(to) })} />
      <TargetsFoot {...page} />
    </Page>
  )
}
