import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SessionBoard } from '#app/components/education/board.tsx'
import educationCss from '#app/components/education/education.css?url'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readBoard } from '#app/services/education/read-session.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education sessions - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  return { rows: await readBoard(theContext()) }
}

export default function SessionsPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Education sessions"
      lead={`${rows.length} sessions`}
      actions={
        <>
          <a className="button" href="/education/sessions/export">
            Export attendance (CSV)
          </a>
          <a className="button primary" href="/education/sessions/new">
            Plan a session
          </a>
        </>
      }
    >
      <SessionBoard rows={rows} />
    </Page>
  )
}
