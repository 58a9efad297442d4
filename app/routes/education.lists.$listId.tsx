import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import educationCss from '#app/components/education/education.css?url'
import { ListForm } from '#app/components/education/lists.tsx'
import { sayListRefusal } from '#app/components/education/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readList } from '#app/services/education/read-lists.server.ts'
import { keepList, removeList } from '#app/services/education/save-list.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Deed = z.object({
  deed: z.enum(['save', 'remove']),
  name: z.string().max(100).default(''),
  version: z.coerce.number().int().min(0).default(0),
  'providers[]': z.array(z.string().max(200)).default([]),
})

export const meta: MetaFunction = () => [{ title: 'Saved list - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const list = await readList(theContext(), params.listId!)
  if (!list) throw notFound()
  return list
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.manage')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ faults: form.faults, typed: form.values }, 400)
  const { deed, name, version, 'providers[]': providerIds } = form.value
  const id = params.listId === 'new' ? null : params.listId!
  const done =
    deed === 'remove' && id !== null
      ? await removeList(theContext(), user, { id, version })
      : await keepList(theContext(), user, { id, version, name, providerIds })
  if (done.ok) return redirect('/education/lists')
  return data({ faults: sayListRefusal(done.error), typed: form.values }, 400)
}

export default function ListPage() {
  const list = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title={list.id === null ? 'Save a list' : list.name} lead="Saved list of providers" width="narrow">
      <ListForm key={`${list.id} ${list.version}`} list={list} faults={refused?.faults} typed={refused?.typed ?? {}} />
    </Page>
  )
}
