import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { z } from 'zod'
import { SetUpForm } from '#app/components/identity/set-up-form.tsx'
import { saySetUpRefusal } from '#app/components/identity/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound } from '#app/services/identity/require.server.ts'
import { needsSetUp, setUp } from '#app/services/identity/set-up.server.ts'

const First = z.object({
  secret: z.string().max(512).default(''),
  email: z.string().max(254).default(''),
  name: z.string().max(120).default(''),
  password: z.string().max(1024).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Set up - Addendum' }]

export async function loader() {
  if (!(await needsSetUp(theContext()))) throw notFound()
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, First)
  if (!form.ok) return data({ faults: form.faults, typed: { email: '', name: '' } }, 400)
  const made = await setUp(theContext(), form.value)
  if (made.ok) return redirect('/sign-in')
  if (made.error === 'already-set-up') throw notFound()
  const { email, name } = form.value
  return data({ faults: saySetUpRefusal(made.error), typed: { email, name } }, 400)
}

export default function SetUpPage() {
  const refused = useActionData<typeof action>()
  return (
    <Page title="Set up" width="narrow" lead="The first administrator adds everybody else.">
      <SetUpForm faults={refused?.faults} typed={refused?.typed ?? { email: '', name: '' }} />
    </Page>
  )
}
