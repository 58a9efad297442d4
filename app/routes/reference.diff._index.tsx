import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import codesCss from '#app/components/codes/codes.css?url'
import { DiffHead } from '#app/components/codes/diff-head.tsx'
import { DiffTable, TouchTable } from '#app/components/codes/diff-view.tsx'
import { kindWords } from '#app/components/codes/reference-words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { Pager } from '#app/components/ui/pager.tsx'
import { countWords } from '#app/domain/shared/percent.ts'
import { readDiffPage } from '#app/services/codes/read-diff-page.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Changes of reference data - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: codesCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'reference.manage')
  const page = await readDiffPage(theContext(), user, new URL(request.url).searchParams)
  if (!page) throw notFound()
  return page
}

const TABS = [
  ['touched', 'Touches ours'],
  ['added', 'Added'],
  ['deleted', 'Deleted'],
  ['revised', 'Revised'],
] as const

export default function DiffPage() {
  const diff = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const linkTo = (change: Record<string, string>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(change)) value === '' ? next.delete(key) : next.set(key, value)
    return `/reference/diff?${next}`
  }
  const tabs = TABS.filter(([list]) => list !== 'touched' || diff.to.kind === 'icd10cm')
  return (
    <Page title={`${kindWords(diff.to.kind)} ${diff.to.edition}`} lead={`${diff.to.source}. ${diff.to.fileName}`}>
      <DiffHead diff={diff} csv={`/reference/diff/export?from=${diff.from?.key ?? ''}&to=${diff.to.key}`} />
      {diff.from ? (
        <>
          <nav className="tabs" aria-label="Lists of changes">
            {tabs.map(([list, words]) => (
              <a
                key={list}
                href={linkTo({ show: list, page: '' })}
                aria-current={diff.shown === list ? 'page' : undefined}
              >
                {words} <span className="count">{countWords(diff.counts[list])}</span>
              </a>
            ))}
          </nav>
          {diff.shown === 'touched' ? (
            <TouchTable touches={diff.touches} />
          ) : (
            <DiffTable rows={diff.rows} kind={diff.to.kind} />
          )}
          <p className="quiet small">{countWords(diff.total)} rows</p>
          <Pager page={diff.page} pages={diff.pages} linkTo={(to) => linkTo({ page: String(to) })} />
        </>
      ) : null}
    </Page>
  )
}
