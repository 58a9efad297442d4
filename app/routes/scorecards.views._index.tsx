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
import scorecardCss from '#app/components/scorecard/scorecard.css?url'
import { ScorecardDoors } from '#app/components/scorecard/scorecard-doors.tsx'
import { ViewList } from '#app/components/scorecard/view-list.tsx'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireUser } from '#app/services/identity/require.server.ts'
import { keepScorecardView, readViews, setDelivery } from '#app/services/scorecard/views.server.ts'
import { forgetView } from '#app/services/views/saved-views.server.ts'

const Deed = z.object({
  deed: z.enum(['keep', 'mail', 'stop', 'forget']),
  id: z.string().max(64).default(''),
  name: z.string().max(60).default(''),
  path: z.string().max(1000).default(''),
  shared: z.enum(['yes', '']).default(''),
})
const REFUSALS: Record<string, string> = {
  'no-name': 'A view needs a name.',
  'not-a-view': 'That page cannot be kept as a view.',
  'no-such-view': 'That view is no longer there.',
}

export const meta: MetaFunction = () => [{ title: 'Kept views - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scorecardCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  return { views: await readViews(theContext(), user), mayCompare: may(user, 'scorecard.any') }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ fault: 'That could not be read. Nothing was changed.' }, 400)
  const { deed, id, name, path, shared } = form.value
  const context = theContext()
  const done =
    deed === 'keep'
      ? await keepScorecardView(context, user, { name, path, isShared: shared === 'yes' })
      : deed === 'forget'
        ? await forgetView(context, { userId: user.id, id })
        : await setDelivery(context, user, { id, isOn: deed === 'mail' })
  return done.ok ? redirect('/scorecards/views') : data({ fault: REFUSALS[done.error] ?? 'Not done.' }, 400)
}

export default function ViewsPage() {
  const { views, mayCompare } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Kept views"
      lead="Pages of scorecards with their filter. A letter says each month that the figures are complete; it holds a link and no figure."
      width="narrow"
    >
      {mayCompare ? <ScorecardDoors here="/scorecards/views" /> : null}
      {refused ? <Notice tone="bad">{refused.fault}</Notice> : null}
      <ViewList views={views} />
    </Page>
  )
}
