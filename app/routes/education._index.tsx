import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import educationCss from '#app/components/education/education.css?url'
import { Drafts, LibrarySearch, Pieces } from '#app/components/education/library.tsx'
import { MySessions } from '#app/components/education/my-sessions.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readLibrary } from '#app/services/education/library.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  return readLibrary(theContext(), user, new URL(request.url).searchParams)
}

export default function EducationPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <Page
      title="Education"
      lead={`${page.pieces.length} pieces`}
      actions={
        page.mayManage ? (
          <>
            <a className="button" href="/education/targets">
              Targets
            </a>
            <a className="button" href="/education/sessions">
              Sessions
            </a>
            <a className="button" href="/education/programs">
              Programs
            </a>
            <a className="button" href="/education/effect">
              Effect
            </a>
            <a className="button" href="/education/material/new">
              New material
            </a>
          </>
        ) : null
      }
    >
      {page.isProvider ? <MySessions sessions={page.sessions} notes={page.notes} /> : null}
      <Drafts drafts={page.drafts} />
      <LibrarySearch words={page.words} family={page.family} families={page.families} />
      {page.pieces.length > 0 ? <Pieces pieces={page.pieces} /> : <p>No piece holds all of these words.</p>}
    </Page>
  )
}
