import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CodeFind, CodeList, EditionLine } from '#app/components/codes/code-list.tsx'
import codesCss from '#app/components/codes/codes.css?url'
import { dotted } from '#app/components/codes/dotted.ts'
import { Empty } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { readCodeBrowser } from '#app/services/codes/read-code-browser.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Codes - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: codesCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'codes.view')
  return readCodeBrowser(theContext(), user.id, new URL(request.url).searchParams)
}

export default function CodesPage() {
  const { question, year, years, set, found, chapter, chapters, categories, favourites } =
    useLoaderData<typeof loader>()
  const withYear = year === null ? '' : `&year=${year}`
  return (
    <Page title="Codes" lead={<EditionLine set={set} />}>
      <CodeFind question={question} year={year} years={years} />
      {question !== '' && found.length > 0 ? (
        <div className="panel">
          <CodeList rows={found} year={year} label="Codes found" />
        </div>
      ) : null}
      {question !== '' && found.length === 0 ? (
        <div className="panel">
          <Empty title="No code fits">
            <p>No code of this edition holds these words. Try fewer words, or the beginning of the code.</p>
          </Empty>
        </div>
      ) : null}
      {question === '' && chapter ? (
        <section className="panel" aria-labelledby="chapter">
          <header>
            <h2 id="chapter">{chapter.label}</h2>
            <a href={`/codes?${withYear.slice(1)}`}>All chapters</a>
          </header>
          <CodeList rows={categories} year={year} label="Categories" />
        </section>
      ) : null}
      {question === '' && !chapter ? (
        <div className="grid-2">
          <nav className="panel" aria-labelledby="chapters">
            <header>
              <h2 id="chapters">Chapters</h2>
            </header>
            <ul className="fact-list">
              {chapters.map(({ id, label, categories: n }) => (
                <li key={id}>
                  <a href={`/codes?chapter=${id}${withYear}`}>{label}</a>
                  <span className="quiet small">{n === 1 ? '1 category' : `${n} categories`}</span>
                </li>
              ))}
            </ul>
          </nav>
          <section className="panel" aria-labelledby="favourites">
            <header>
              <h2 id="favourites">My favourites</h2>
            </header>
            {favourites.length === 0 ? (
              <p className="body quiet">None yet. A code's page has a button that keeps it here.</p>
            ) : (
              <ul className="fact-list">
                {favourites.map(({ code, title }) => (
                  <li key={code}>
                    <a href={`/codes/${code}`}>
                      <span className="mono">{dotted(code)}</span> {title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      ) : null}
    </Page>
  )
}
