import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BoardTabs, SessionBoard } from '#app/components/education/board.tsx'
import educationCss from '#app/components/education/education.css?url'
import { counted } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { BOARD_SCOPES, readBoard } from '#app/services/education/read-session.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Education sessions - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const asked = new URL(request.url).searchParams.get('show')
  const scope = BOARD_SCOPES.find((one) => one === asked) ?? 'all'
  return { scope, rows: await readBoard(theContext(), scope, user.id) }
}

export default function SessionsPage() {
  const { rows, scope } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Education sessions"
      lead={counted(rows.length, 'session')}
      actions={
        <>
          <a className="button" href="/education/export/csv" download>
            Attendance (CSV)
          </a>
          <a className="button" href="/education/export/xlsx" download>
            XLSX
          </a>
          <a className="button primary" href="/education/sessions/new">
            Plan a session
          </a>
        </>
      }
    >
      <BoardTabs scope={scope} />
      <SessionBoard rows={rows} isAll={scope === 'all'} />
    </Page>
  )
}
