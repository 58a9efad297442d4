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
import { sayAccessRefusal, sayMappingRefusal } from '#app/components/identity/access-words.ts'
import { MappingPanel, TokenPanel } from '#app/components/identity/provider-panels.tsx'
import { Notice } from '#app/components/ui/badge.tsx'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { ACCESS_FIELDS, accessOfFields } from '#app/services/identity/access-fields.server.ts'
import { changeAccess } from '#app/services/identity/access-policy.server.ts'
import { makeToken, revokeToken } from '#app/services/identity/access-tokens.server.ts'
import { requireFresh } from '#app/services/identity/live-sign-in.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { changeMapping, readSignInSettings, SETTING_FIELDS } from '#app/services/identity/sign-in-settings.server.ts'

const Fields = z.object({
  deed: z.enum(['policy', 'mapping', 'token-add', 'token-end']),
  ...ACCESS_FIELDS,
  ...SETTING_FIELDS,
})

export const meta: MetaFunction = () => [{ title: 'Sign-in policy - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: accessCss }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'settings.manage')
  return readSignInSettings(theContext(), request)
}

const fault = (faults: Record<string, string>) => data({ faults, made: null }, 400)

export async function action({ request }: ActionFunctionArgs) {
  const context = theContext()
  const user = await requireMay(request, 'settings.manage')
  const form = await readForm(request, Fields)
  if (!form.ok) return fault(form.faults)
  await requireFresh(request, context, '/settings/sign-in')
  const { deed, token, tokenName } = form.value
  if (deed === 'token-add') {
    const made = await makeToken(context, { name: tokenName, by: user.id })
    return made.ok ? data({ faults: {}, made: made.value }) : fault({ tokenName: 'A token needs a name.' })
  }
  if (deed === 'token-end') await revokeToken(context, { id: token, by: user.id })
  if (deed === 'mapping') {
    const kept = await changeMapping(context, form.value, user.id)
    if (!kept.ok) return fault(sayMappingRefusal(kept.error))
  }
  if (deed === 'policy') {
    const kept = await changeAccess(context, { policy: accessOfFields(form.value), by: user.id })
    if (!kept.ok) return fault({ form: sayAccessRefusal(kept.error) })
  }
  return redirect('/settings/sign-in?kept')
}

export default function SignInPolicyPage() {
  const { policy, mapping, provider, tokens, base, now } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Page title="Sign-in policy" lead="How people of each role sign in, and for how long.">
      {search.has('kept') && !result ? (
        <Notice tone="good">Kept. It holds from the next sign-in on; limits at once.</Notice>
      ) : null}
      <FaultSummary faults={result?.faults} />
      <AccessForm policy={policy} />
      <MappingPanel mapping={mapping} provider={provider} faults={result?.faults} />
      <TokenPanel tokens={tokens} made={result?.made ?? null} base={base} now={now} faults={result?.faults} />
    </Page>
  )
}
