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
import { DeviceList } from '#app/components/identity/device-list.tsx'
import { FactorPanels, RecoveryCodes } from '#app/components/identity/factor-panels.tsx'
import { PasswordForm } from '#app/components/identity/password-form.tsx'
import { sayFactorRefusal, sayPasswordFault } from '#app/components/identity/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import type { User } from '#app/domain/identity/role.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { readFactors } from '#app/services/identity/authenticator.server.ts'
import { changeFactors, FACTOR_DEEDS, FACTOR_FIELDS } from '#app/services/identity/change-factors.server.ts'
import { changePassword } from '#app/services/identity/change-password.server.ts'
import { endAllSignIns } from '#app/services/identity/end-sign-in.server.ts'
import { endDevice, listDevices } from '#app/services/identity/list-devices.server.ts'
import { requireFresh } from '#app/services/identity/live-sign-in.server.ts'
import { requireUser } from '#app/services/identity/require.server.ts'

const Deed = z.object({
  deed: z.enum(['password', 'end-all', 'end-one', ...FACTOR_DEEDS]),
  device: z.string().max(64).default(''),
  current: z.string().max(1024).default(''),
  next: z.string().max(1024).default(''),
  ...FACTOR_FIELDS,
})

export const meta: MetaFunction = () => [{ title: 'Account - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accessCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  return {
    name: user.name,
    email: user.email,
    devices: await listDevices(theContext(), request, user),
    factors: await readFactors(theContext(), user),
    now: theContext().now(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const user = await requireUser(request)
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ faults: form.faults, said: '', codes: null }, 400)
  const { deed, device, current, next } = form.value
  if (deed === 'end-all') {
    await endAllSignIns(context, { userId: user.id, by: user.id })
    return redirect('/sign-in?why=signed-out')
  }
  if (deed === 'end-one') {
    await endDevice(context, user, device)
    return redirect('/account')
  }
  const live = await requireFresh(request, context, '/account')
  if (deed === 'password') return changeOwnPassword(request, user, { current, next })
  const done = await changeFactors(context, request, live, { ...form.value, deed })
  if (!done.ok) return data({ faults: sayFactorRefusal(done.error), said: '', codes: null }, 400)
  return done.value ? data({ faults: {}, said: '', codes: done.value }) : redirect('/account')
}

async function changeOwnPassword(request: Request, user: User, given: { current: string; next: string }) {
  const changed = await changePassword(theContext(), request, { user, ...given })
  if (changed.ok) {
    return data({ faults: {}, said: 'Your password is changed. Other devices were signed out.', codes: null })
  }
  return data({ faults: sayPasswordFault(changed.error), said: '', codes: null }, 400)
}

export default function AccountPage() {
  const account = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <Page title="Account and devices" width="narrow" lead={`${account.name}, ${account.email}`}>
      {result?.said ? <Notice tone="good">{result.said}</Notice> : null}
      {result?.codes && result.codes.length > 0 ? <RecoveryCodes codes={result.codes} /> : null}
      <FactorPanels factors={account.factors} faults={result?.faults} now={account.now} />
      <PasswordForm faults={result?.faults} />
      <DeviceList devices={account.devices} now={account.now} />
    </Page>
  )
}
