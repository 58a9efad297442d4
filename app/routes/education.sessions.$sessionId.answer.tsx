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
import { MySession } from '#app/components/education/my-session.tsx'
import { sayDeedRefusal } from '#app/components/education/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { sayWhether } from '#app/services/education/answer-invitation.server.ts'
import { giveFeedback } from '#app/services/education/give-feedback.server.ts'
import { readMySession } from '#app/services/education/read-session.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Deed = z.object({
  deed: z.enum(['yes', 'no', 'feedback']),
  useful: z.coerce.number().int().min(1).max(5).default(3),
  words: z.string().max(1000).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Session - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: educationCss }]

/** A GET shows, and puts forward what the button of the letter said; only a POST answers, so that mail scanners cannot. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const session = await readMySession(theContext(), user, params.sessionId!)
  if (!session) throw notFound()
  const says = new URL(request.url).searchParams.get('says')
  return { session, says: says === 'no' ? ('no' as const) : ('yes' as const) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ refused: 'Choose one of the answers.' }, 400)
  const { deed, useful, words } = form.value
  const sessionId = params.sessionId!
  const done =
    deed === 'feedback'
      ? await giveFeedback(theContext(), user, { sessionId, useful, words })
      : await sayWhether(theContext(), user, { sessionId, says: deed })
  return done.ok
    ? redirect(`/education/sessions/${sessionId}/answer`)
    : data({ refused: sayDeedRefusal(done.error) }, 400)
}

export default function MySessionPage() {
  const { session, says } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <Page title={session.title} lead={session.when} width="narrow">
      {refused ? <Notice tone="bad">{refused}</Notice> : null}
      <MySession session={session} says={says} />
    </Page>
  )
}
