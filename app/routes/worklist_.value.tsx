import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { VIEW_WORDS } from '#app/components/encounter/words.ts'
import worklistCss from '#app/components/encounter/worklist.css?url'
import { ValueList } from '#app/components/payment/value-list.tsx'
import { KeysDialog } from '#app/components/ui/keys-dialog.tsx'
import { ListKeys } from '#app/components/ui/list-keys.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { filterOf } from '#app/services/encounter/read-worklist.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { MOST_VALUED, readWorklistByValue } from '#app/services/payment/read-worklist-by-value.server.ts'
import { wordsBehind } from '#app/services/views/search-words.server.ts'

export const meta: MetaFunction = () => [{ title: 'Work list by expected weight - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: worklistCss }]

export const handle = { plain: true }

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'worklist.view')
  const user = await requireMay(request, 'payment.view')
  const search = new URL(request.url).searchParams
  const filter = filterOf(user, search, (await wordsBehind(theContext(), user.id, search)) ?? '')
  return {
    view: filter.view,
    most: MOST_VALUED,
    stays: await readWorklistByValue(theContext(), user, filter),
  }
}

const KEYS: [string, string][] = [
  ['j / k', 'next and previous row'],
  ['Enter', 'open the chart'],
  ['?', 'these keys'],
]

export default function WorklistByValuePage() {
  const { view, most, stays } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const back = new URLSearchParams(search)
  back.delete('sort')
  return (
    <Page
      title="Work list by expected weight"
      lead={VIEW_WORDS[view]}
      actions={<a href={`/worklist?${back}`}>By date</a>}
    >
      <ValueList stays={stays} most={most} />
      <KeysDialog keys={KEYS} />
      <ListKeys />
    </Page>
  )
}
