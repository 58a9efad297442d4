import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PasskeyForm } from '#app/components/identity/passkey-form.tsx'
import { SecondStepForm } from '#app/components/identity/second-step-form.tsx'
import { sayCodeRefusal } from '#app/components/identity/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { ownPath } from '#app/domain/shared/path.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { challengeOf } from '#app/services/identity/challenge.server.ts'
import { onward } from '#app/services/identity/onward.server.ts'
import { readSecondStep, takeSecondStep } from '#app/services/identity/second-step.server.ts'

const Code = z.object({ code: z.string().max(64).default(''), to: z.string().max(2000).optional() })

export const meta: MetaFunction = () => [{ title: 'Second step - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const challenge = await challengeOf(theContext(), request, 'second-step')
  if (!challenge) throw redirect('/sign-in')
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  return { to, ...(await readSecondStep(theContext(), challenge)) }
}

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const challenge = await challengeOf(context, request, 'second-step')
  if (!challenge) return redirect('/sign-in')
  const form = await readForm(request, Code)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const userAgent = request.headers.get('user-agent')
  const passed = await takeSecondStep(context, challenge, { code: form.value.code, userAgent })
  if (passed.ok) return onward(context, passed.value, form.value.to)
  return data({ faults: { code: sayCodeRefusal(passed.error) } }, 400)
}

export default function SecondStepPage() {
  const { to, hasCode, hasPasskey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="One more step" width="narrow" lead="Your password is right. Now show that it is you.">
      {hasPasskey ? (
        <PasskeyForm
          deed="show"
          ask="/sign-in/passkey"
          action="/sign-in/passkey"
          to={to}
          words="Use a passkey"
          isPrimary={!hasCode}
        />
      ) : null}
      <SecondStepForm to={to} faults={refused?.faults} hasApp={hasCode} />
      <p>
        <a href={`/sign-in?to=${encodeURIComponent(to)}`}>Back to signing in</a>
      </p>
    </Page>
  )
}
