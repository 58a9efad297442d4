import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import accessCss from '#app/components/identity/access.css?url'
import { DemoPeople } from '#app/components/identity/demo-people.tsx'
import { SignInForm } from '#app/components/identity/sign-in-form.tsx'
import { saySignInNotice, saySignInRefusal } from '#app/components/identity/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { ownPath } from '#app/domain/shared/path.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { beginDemoSignIn, beginSignIn } from '#app/services/identity/begin-sign-in.server.ts'
import { listDemoPeople } from '#app/services/identity/list-demo-people.server.ts'
import { onward } from '#app/services/identity/onward.server.ts'
import { needsSetUp } from '#app/services/identity/set-up.server.ts'

const SignIn = z.object({
  email: z.string().trim().max(254).optional(),
  password: z.string().max(1024).optional(),
  demoUser: z.string().max(64).optional(),
  to: z.string().max(2000).optional(),
})

export const meta: MetaFunction = () => [{ title: 'Sign in - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accessCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  if (await needsSetUp(theContext())) throw redirect('/set-up')
  const { searchParams } = new URL(request.url)
  return {
    to: ownPath(searchParams.get('to')),
    notice: saySignInNotice(searchParams.get('why')),
    provider: theContext().settings.oidc?.name ?? null,
    people: await listDemoPeople(theContext()),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, SignIn)
  if (!form.ok) return { faults: form.faults, email: '' }
  const context = theContext()
  const { email = '', password = '', demoUser, to } = form.value
  const userAgent = request.headers.get('user-agent')
  const begun = demoUser
    ? await beginDemoSignIn(context, { userId: demoUser, userAgent })
    : await beginSignIn(context, { email, password, userAgent })
  if (!begun.ok) return { faults: { email: saySignInRefusal(begun.error) }, email }
  return onward(context, begun.value, to)
}

export default function SignInPage() {
  const { to, people, notice, provider } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Sign in" width="narrow">
      {notice && !refused ? <Notice tone={notice.tone}>{notice.words}</Notice> : null}
      {people.length > 0 ? <DemoPeople people={people} to={to} /> : null}
      <SignInForm to={to} faults={refused?.faults} email={refused?.email ?? ''} provider={provider} />
    </Page>
  )
}
