import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import worklistCss from '#app/components/encounter/worklist.css?url'
import { WORKLIST_TITLE, WorklistView } from '#app/components/encounter/worklist-view.tsx'
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

export const meta: MetaFunction = () => [{ title: WORKLIST_TITLE }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: worklistCss }]

export const handle = { plain: true }

/** The door of the server (`app/server/worklist-door.tsx`) answers most readers before this does. */
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

export default function WorklistPage() {
  return <WorklistView list={useLoaderData<typeof loader>()} search={useLocation().search} />
}
