import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ConfirmForm } from '#app/components/identity/confirm-form.tsx'
import { sayCodeRefusal, saySignInRefusal } from '#app/components/identity/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { ownPath } from '#app/domain/shared/path.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { challengeOf } from '#app/services/identity/challenge.server.ts'
import { confirm, waysToConfirm } from '#app/services/identity/confirm.server.ts'
import { requireLive } from '#app/services/identity/live-sign-in.server.ts'
import { onward } from '#app/services/identity/onward.server.ts'
import { passByPasskey } from '#app/services/identity/passkeys.server.ts'

const Shown = z.object({
  deed: z.enum(['password', 'code', 'one-click', 'passkey']).default('passkey'),
  password: z.string().max(1024).default(''),
  code: z.string().max(64).default(''),
  credential: z.string().max(60_000).default(''),
  to: z.string().max(2000).optional(),
})

export const meta: MetaFunction = () => [{ title: 'Confirm who you are - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const live = await requireLive(request, theContext())
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  return { to, ways: await waysToConfirm(theContext(), live) }
}

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const live = await requireLive(request, context)
  const form = await readForm(request, Shown)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const { deed, password, code, credential, to } = form.value
  const userAgent = request.headers.get('user-agent')
  if (deed === 'passkey') {
    const challenge = await challengeOf(context, request, 'passkey-use')
    const passed = { userAgent, replaces: live.signIn.id }
    const shown = await passByPasskey(context, request, { challenge, credential, passed, only: live.user.id })
    if (shown.ok) return onward(context, shown.value, to)
    return data({ faults: { form: saySignInRefusal(shown.error) } as Record<string, string> }, 400)
  }
  const confirmed = await confirm(context, live, { deed, password, code, userAgent })
  if (confirmed.ok) return onward(context, confirmed.value, to)
  if (confirmed.error === 'not-demo') return redirect('/confirm')
  const faults: Record<string, string> =
    deed === 'code'
      ? { code: sayCodeRefusal(confirmed.error) }
      : { password: confirmed.error === 'locked' ? saySignInRefusal('locked') : 'That is not your password.' }
  return data({ faults }, 400)
}

export default function ConfirmPage() {
  const { to, ways } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Is it still you?"
      width="narrow"
      lead="There was a pause, or this changes how you sign in. What you chose and typed is kept."
    >
      <ConfirmForm ways={ways} to={to} faults={refused?.faults} />
    </Page>
  )
}
