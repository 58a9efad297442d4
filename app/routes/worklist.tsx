import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { useCallback } from 'react'
import { z } from 'zod'
import { VIEW_WORDS } from '#app/components/encounter/words.ts'
import worklistCss from '#app/components/encounter/worklist.css?url'
import { WorklistTable } from '#app/components/encounter/worklist.tsx'
import { WorklistFilterForm } from '#app/components/encounter/worklist-filter.tsx'
import { WorklistFoot } from '#app/components/encounter/worklist-foot.tsx'
import { WorklistPreview } from '#app/components/encounter/worklist-preview.tsx'
import { WorklistSide } from '#app/components/encounter/worklist-side.tsx'
import { KeysDialog } from '#app/components/ui/keys-dialog.tsx'
import { useListKeys } from '#app/components/ui/list-keys.ts'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { assignToMe } from '#app/services/encounter/assign.server.ts'
import { readWorklist } from '#app/services/encounter/read-worklist.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { forgetView, keepView } from '#app/services/views/saved-views.server.ts'

const Deed = z.object({
  deed: z.enum(['assign', 'give-back', 'view']).default('view'),
  'ids[]': z.array(z.string().max(200)).default([]),
  name: z.string().max(60).default(''),
  forget: z.string().max(64).default(''),
  search: z
    .string()
    .max(1000)
    .regex(/^(\?.*)?$/),
})

export const meta: MetaFunction = () => [{ title: 'Work list - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: worklistCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'worklist.view')
  const search = new URL(request.url).searchParams
  const maySeeWeight = may(user, 'payment.view')
  if (maySeeWeight && search.get('sort') === 'value') throw redirect(`/worklist/value?${search}`)
  return { ...(await readWorklist(theContext(), user, search)), maySeeWeight }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'worklist.view')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const { deed, name, forget, search } = form.value
  if (deed !== 'view') {
    await assignToMe(theContext(), user, form.value['ids[]'], { giveBack: deed === 'give-back' })
    return redirect(`/worklist${search}`)
  }
  if (forget) await forgetView(theContext(), { userId: user.id, id: forget })
  else await keepView(theContext(), { userId: user.id, page: 'worklist', name, search, isShared: false })
  return redirect(`/worklist${search}`)
}

const KEYS: [string, string][] = [
  ['j / k', 'next and previous row'],
  ['Enter', 'open the chart'],
  ['x', 'select the row'],
  ['a', 'assign what is selected to me'],
  ['/', 'search'],
  ['f', 'filter'],
  ['?', 'these keys'],
]

export default function WorklistPage() {
  const list = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const linkTo = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(change)) value === null ? next.delete(key) : next.set(key, value)
    return `/worklist?${next}`
  }
  const open = useCallback((row: number) => window.location.assign(`/charts/${list.rows[row]?.id}`), [list.rows])
  const current = useListKeys(list.rows.length, open)
  return (
    <Page
      title="Work list"
      lead={VIEW_WORDS[list.filter.view]}
      actions={list.maySeeWeight ? <a href={linkTo({ sort: 'value', after: null })}>By expected weight</a> : null}
    >
      <div className="worklist-page">
        <WorklistSide view={list.filter.view} counts={list.counts} saved={list.saved} search={search} linkTo={linkTo} />
        <div className="stack">
          <WorklistFilterForm
            filter={list.filter}
            facility={new URLSearchParams(search).get('facility') ?? ''}
            facilities={list.facilities}
            services={list.services}
          />
          <WorklistTable rows={list.rows} sort={list.filter.sort} current={current} linkTo={linkTo} />
          <WorklistFoot
            search={search}
            shown={list.rows.length}
            first={list.isLaterPage ? linkTo({ after: null }) : null}
            next={list.next ? linkTo({ after: list.next }) : null}
          />
        </div>
        <WorklistPreview row={list.rows[current] ?? null} now={list.now} />
      </div>
      <KeysDialog keys={KEYS} />
    </Page>
  )
}
