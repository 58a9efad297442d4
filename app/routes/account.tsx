import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DeviceList } from '#app/components/identity/device-list.tsx'
import { PasswordForm } from '#app/components/identity/password-form.tsx'
import { sayPasswordRefusal } from '#app/components/identity/words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { changePassword } from '#app/services/identity/change-password.server.ts'
import { endAllSignIns } from '#app/services/identity/end-sign-in.server.ts'
import { listDevices } from '#app/services/identity/list-devices.server.ts'
import { requireUser } from '#app/services/identity/require.server.ts'

const Deed = z.object({
  deed: z.enum(['password', 'end-all']),
  current: z.string().max(1024).default(''),
  next: z.string().max(1024).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Account - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  return {
    name: user.name,
    email: user.email,
    devices: await listDevices(theContext(), request, user.id),
    now: new Date(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ faults: form.faults, done: false }, 400)
  if (form.value.deed === 'end-all') {
    await endAllSignIns(theContext(), { userId: user.id, by: user.id })
    return redirect('/sign-in')
  }
  const changed = await changePassword(theContext(), request, {
    user,
    current: form.value.current,
    next: form.value.next,
  })
  if (changed.ok) return data({ faults: {}, done: true })
  const faults: Record<string, string> =
    changed.error === 'wrong-current'
      ? { current: 'That is not your present password.' }
      : { next: sayPasswordRefusal(changed.error) }
  return data({ faults, done: false }, 400)
}

export default function AccountPage() {
  const account = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <Page title="Account and devices" width="narrow" lead={`${account.name}, ${account.email}`}>
      {result?.done ? <Notice tone="good">Your password is changed. Other devices were signed out.</Notice> : null}
      <DeviceList devices={account.devices} now={account.now} />
      <PasswordForm faults={result?.faults} />
    </Page>
  )
}
