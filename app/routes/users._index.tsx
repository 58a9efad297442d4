import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { UserForm } from '#app/components/identity/user-form.tsx'
import { UserTable } from '#app/components/identity/user-table.tsx'
import { sayUserRefusal } from '#app/components/identity/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { addPerson } from '#app/services/identity/add-user.server.ts'
import { changeState } from '#app/services/identity/change-user-state.server.ts'
import { requireFresh } from '#app/services/identity/live-sign-in.server.ts'
import { readUsersPage } from '#app/services/identity/read-users-page.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { resetFactors } from '#app/services/identity/reset-factors.server.ts'

const Deed = z.object({
  deed: z.enum(['add', 'disable', 'enable', 'reset']),
  userId: z.string().max(64).default(''),
  email: z.string().max(254).default(''),
  name: z.string().max(120).default(''),
  credentials: z.string().max(60).default(''),
  'roles[]': z.array(z.string()).default([]),
  'facilities[]': z.array(z.string()).default([]),
  provider: z.string().max(200).default(''),
  password: z.string().max(1024).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Users - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'user.manage')
  return readUsersPage(theContext(), new URL(request.url).searchParams.get('q') ?? '')
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireMay(request, 'user.manage')
  const form = await readForm(request, Deed)
  if (!form.ok) return data({ faults: form.faults, typed: form.values }, 400)
  const { deed, userId, email, name, credentials, provider, password } = form.value
  if (deed === 'reset') {
    await requireFresh(request, theContext(), '/users')
    await resetFactors(theContext(), { userId, by: admin.id })
    return redirect('/users')
  }
  if (deed !== 'add') {
    await changeState(theContext(), { userId, state: deed === 'disable' ? 'disabled' : 'active', by: admin.id })
    return redirect('/users')
  }
  const given = {
    email,
    name,
    credentials,
    roles: form.value['roles[]'],
    facilityIds: form.value['facilities[]'],
    providerId: provider || null,
    password: password || null,
    isFirst: true,
    by: admin.id,
  }
  const added = await addPerson(theContext(), given)
  return added.ok
    ? redirect('/users')
    : data({ faults: sayUserRefusal(added.error), typed: { email, name, credentials } }, 400)
}

export default function UsersPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Users" lead={`${page.users.length} people`}>
      <form method="get" className="row" aria-label="Search users">
        <input
          autoComplete="off"
          type="search"
          name="q"
          defaultValue={page.words}
          placeholder="Name or e-mail"
          aria-label="Search users"
          className="search-narrow"
        />
        <button type="submit" className="button">
          Search
        </button>
      </form>
      <UserTable users={page.users} />
      <UserForm facilities={page.facilities} faults={refused?.faults} typed={refused?.typed ?? {}} />
    </Page>
  )
}
