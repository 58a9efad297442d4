import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import accessCss from '#app/components/identity/access.css?url'
import { AccessForm } from '#app/components/identity/access-form.tsx'
import { sayAccessRefusal } from '#app/components/identity/access-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { ACCESS_FIELDS, accessOfFields } from '#app/services/identity/access-fields.server.ts'
import { changeAccess, readAccess } from '#app/services/identity/access-policy.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

const Policy = z.object({ deed: z.literal('policy'), ...ACCESS_FIELDS })

export const meta: MetaFunction = () => [{ title: 'Sign-in policy - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accessCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'settings.manage')
  return { policy: readAccess(theContext()) }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'settings.manage')
  const form = await readForm(request, Policy)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const changed = await changeAccess(theContext(), { policy: accessOfFields(form.value), by: user.id })
  if (!changed.ok) return data({ faults: { form: sayAccessRefusal(changed.error) } as Record<string, string> }, 400)
  return redirect('/settings/sign-in?kept')
}

export default function SignInPolicyPage() {
  const { policy } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Page title="Sign-in policy" lead="How people of each role sign in, and for how long.">
      {search.has('kept') && !refused ? (
        <Notice tone="good">Kept. It holds from the next sign-in on; limits at once.</Notice>
      ) : null}
      <FaultSummary faults={refused?.faults} />
      <AccessForm policy={policy} />
    </Page>
  )
}
