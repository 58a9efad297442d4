import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { Board } from '#app/components/query/board.tsx'
import { BoardDownloads, BoardPager } from '#app/components/query/board-foot.tsx'
import { BoardTabs } from '#app/components/query/board-head.tsx'
import { isAnySelected, useBoardKeys } from '#app/components/query/board-keys.ts'
import { BoardPreview } from '#app/components/query/board-preview.tsx'
import { AgeingTable, BoardFilters, BoardViews, ManyDeeds } from '#app/components/query/board-tools.tsx'
import { BOARD_KEYS, sayTally } from '#app/components/query/board-words.ts'
import { useLiveQueries } from '#app/components/query/live.ts'
import queryCss from '#app/components/query/query.css?url'
import { ForgottenSearch, Notice } from '#app/components/ui/badge.tsx'
import { KeysDialog } from '#app/components/ui/keys-dialog.tsx'
import { ListKeys } from '#app/components/ui/list-keys.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { isByDue } from '#app/domain/query/board.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { actOnMany } from '#app/services/query/act-on-many.server.ts'
import { readBoard } from '#app/services/query/read-board.server.ts'
import { forgetView, keepView } from '#app/services/views/saved-views.server.ts'

const Deed = z.object({
  deed: z.enum(['remind', 'assign', 'redirect', 'keep']).default('keep'),
  'ids[]': z.array(z.string().max(64)).default([]),
  colleague: z.string().max(64).default(''),
  clinician: z.string().max(64).default(''),
  name: z.string().max(60).default(''),
  forget: z.string().max(64).default(''),
  search: z
    .string()
    .max(1000)
    .regex(/^(\?.*)?$/)
    .default(''),
})

export const meta: MetaFunction = () => [{ title: 'Queries - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: queryCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  return readBoard(theContext(), user, new URL(request.url).searchParams)
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.board')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ said: Object.values(form.faults)[0] ?? '', isGood: false }, 400)
  const { deed, colleague, clinician, name, forget, search } = form.value
  if (deed === 'keep') {
    if (forget) await forgetView(theContext(), { userId: user.id, id: forget })
    else await keepView(theContext(), { userId: user.id, page: 'queries', name, search, isShared: false })
    return redirect(`/queries${search}`)
  }
  const ids = form.value['ids[]']
  if (ids.length === 0) return data({ said: 'Select a query first.', isGood: false }, 400)
  const to = deed === 'assign' ? colleague : clinician
  const { done, refused } = await actOnMany(theContext(), user, { deed, ids, to })
  return { said: sayTally(done, refused), isGood: done > 0 }
}

export default function BoardPage() {
  const board = useLoaderData<typeof loader>()
  const told = useActionData<typeof action>()
  const { search } = useLocation()
  const params = new URLSearchParams(search)
  const link = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries({ after: null, index: null, ...change })) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    return `/queries?${next}`
  }
  useBoardKeys()
  useLiveQueries(isAnySelected)
  const actions = (
    <>
      <a className="button" href={link({ mine: board.isMine ? null : '1' })}>
        {board.isMine ? 'Everyone’s' : 'Only mine'}
      </a>
      <BoardDownloads search={params} />
    </>
  )
  return (
    <Page title="Queries" actions={actions}>
      <BoardTabs view={board.view} counts={board.counts} countedUpTo={board.countedUpTo} linkTo={link} />
      {told ? <Notice tone={told.isGood ? 'good' : 'bad'}>{told.said}</Notice> : null}
      <BoardFilters key={search} search={params} words={board.words} choices={board.choices} />
      {board.isForgotten ? <ForgottenSearch /> : null}
      <AgeingTable ageing={board.ageing} />
      {board.rows.length > 0 ? <ManyDeeds search={search} choices={board.choices} /> : null}
      <div className="with-preview">
        <div className="stack">
          <Board rows={board.rows} now={board.now} isOpen={isByDue(board.view)} sort={board.sort} linkTo={link} />
          <BoardPager
            first={params.has('after') ? link({}) : null}
            next={board.next ? link({ after: board.next }) : null}
          />
        </div>
        <BoardPreview />
      </div>
      <BoardViews saved={board.saved} search={search} />
      <KeysDialog keys={BOARD_KEYS} />
      <ListKeys />
    </Page>
  )
}
