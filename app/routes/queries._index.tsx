import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useCallback } from 'react'
import { Board } from '#app/components/query/board.tsx'
import queryCss from '#app/components/query/query.css?url'
import { KeysDialog } from '#app/components/ui/keys-dialog.tsx'
import { useListKeys } from '#app/components/ui/list-keys.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { readBoard } from '#app/services/query/read-board.server.ts'

export const meta: MetaFunction = () => [{ title: 'Queries - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: queryCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  return readBoard(theContext(), user, new URL(request.url).searchParams)
}

const VIEWS: [string, string][] = [
  ['open', 'Open'],
  ['overdue', 'Overdue'],
  ['answered', 'Answered'],
  ['drafts', 'My drafts'],
  ['in-review', 'In review'],
  ['closed', 'Closed'],
  ['withdrawn', 'Withdrawn'],
]
const KEYS: [string, string][] = [
  ['j / k', 'next and previous row'],
  ['Enter', 'open the query'],
  ['?', 'these keys'],
]

export default function BoardPage() {
  const board = useLoaderData<typeof loader>()
  const open = useCallback((row: number) => window.location.assign(`/queries/${board.rows[row]?.id}`), [board.rows])
  const current = useListKeys(board.rows.length, open)
  const link = (view: string, mine: boolean) => `/queries?view=${view}${mine ? '&mine=1' : ''}`
  return (
    <Page
      title="Queries"
      actions={
        <a className="button" href={link(board.view, !board.isMine)}>
          {board.isMine ? 'Everyone’s' : 'Only mine'}
        </a>
      }
    >
      <nav className="tabs" aria-label="States">
        {VIEWS.map(([view, words]) => (
          <a key={view} href={link(view, board.isMine)} aria-current={view === board.view ? 'page' : undefined}>
            {words}
          </a>
        ))}
      </nav>
      <Board rows={board.rows} now={board.now} current={current} />
      {board.next ? (
        <div className="pager">
          <span />
          <a className="button" href={`${link(board.view, board.isMine)}&after=${board.next}`}>
            Next page
          </a>
        </div>
      ) : null}
      <KeysDialog keys={KEYS} />
    </Page>
  )
}
