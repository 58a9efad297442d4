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
import accessCss from '#app/components/identity/access.css?url'
import { FactorPanels, RecoveryCodes } from '#app/components/identity/factor-panels.tsx'
import { OwnPasswordForm } from '#app/components/identity/own-password-form.tsx'
import { sayFactorRefusal, sayOwnPasswordRefusal } from '#app/components/identity/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { ownPath } from '#app/domain/shared/path.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { readFactors } from '#app/services/identity/authenticator.server.ts'
import { changeFactors, FACTOR_DEEDS, FACTOR_FIELDS } from '#app/services/identity/change-factors.server.ts'
import {
  chooseOwnPassword,
  finishEnrolling,
  mustChoosePassword,
  requireEnrolling,
} from '#app/services/identity/enrolling.server.ts'
import { onward } from '#app/services/identity/onward.server.ts'

const Deed = z.object({
  deed: z.enum([...FACTOR_DEEDS, 'password', 'go-on']),
  next: z.string().max(1024).default(''),
  to: z.string().max(2000).optional(),
  ...FACTOR_FIELDS,
})

export const meta: MetaFunction = () => [{ title: 'Before you begin - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accessCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireEnrolling(request, theContext())
  const to = ownPath(new URL(request.url).searchParams.get('to'))
  const isFirst = await mustChoosePassword(theContext(), user)
  return { to, isFirst, now: theContext().now(), factors: await readFactors(theContext(), user) }
}

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const live = await requireEnrolling(request, context)
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ faults: form.faults, codes: null }, 400)
  const { deed, to } = form.value
  if (deed === 'password') {
    const chosen = await chooseOwnPassword(context, live, form.value.next)
    if (!chosen.ok) return data({ faults: sayOwnPasswordRefusal(chosen.error), codes: null }, 400)
  }
  if (deed === 'go-on' || deed === 'password') {
    const finished = await finishEnrolling(context, live, request.headers.get('user-agent'))
    return finished.ok ? onward(context, finished.value, to) : redirect(`/enrol?to=${encodeURIComponent(ownPath(to))}`)
  }
  const done = await changeFactors(context, request, live, { ...form.value, deed })
  if (!done.ok) return data({ faults: sayFactorRefusal(done.error), codes: null }, 400)
  return data({ faults: {}, codes: done.value })
}

export default function EnrolPage() {
  const { to, isFirst, now, factors } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  if (isFirst)
    return (
      <OwnPasswordForm to={to} fault={result?.faults && 'next' in result.faults ? result.faults.next : undefined} />
    )
  const isSetUp = factors.code === 'on' || factors.passkeys.length > 0
  if (isSetUp) {
    return (
      <Page title="You are set up" width="narrow" lead="From now on you sign in with this as well.">
        {result?.codes && result.codes.length > 0 ? <RecoveryCodes codes={result.codes} /> : null}
        <form method="post">
          <input type="hidden" name="to" value={to} />
          <button type="submit" name="deed" value="go-on" className="button primary">
            Go on
          </button>
        </form>
      </Page>
    )
  }
  return (
    <Page
      title="Set up a second factor"
      width="narrow"
      lead="Your role requires one. Choose either; it takes a minute, and you can add the other later."
    >
      <FactorPanels factors={factors} faults={result?.faults} now={now} />
    </Page>
  )
}
