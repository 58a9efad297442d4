import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { PolicyForm } from '#app/components/query/policy-form.tsx'
import { sayPolicyRefusal } from '#app/components/query/policy-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { Picker } from '#app/components/ui/picker.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { changePolicy, readPolicyPage } from '#app/services/query/change-policy.server.ts'
import { PolicyFields, policyOfFields } from '#app/services/query/read-policy-form.server.ts'

export const meta: MetaFunction = () => [{ title: 'Query policy - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'policy.manage')
  return readPolicyPage(theContext(), user, new URL(request.url).searchParams.get('facility'))
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'policy.manage')
  const form = await readForm(request, PolicyFields)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const { facilityId, version } = form.value
  const done = await changePolicy(theContext(), user, { facilityId, version, policy: policyOfFields(form.value) })
  if (!done.ok) return data({ faults: { form: sayPolicyRefusal(done.error) } }, 400)
  return redirect(`/settings/queries?facility=${encodeURIComponent(facilityId)}&kept`)
}

export default function PolicyPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Page
      title="Query policy"
      width="narrow"
      lead="When an answer is due, who is told when none comes, who looks twice."
    >
      <Picker
        name="facility"
        label="Facility"
        value={page.facilityId}
        options={[
          ...(page.mayChangeHouse
            ? [{ value: '*', words: 'The house, where a facility has no policy of its own' }]
            : []),
          ...page.facilities.map(({ id, name }) => ({ value: id, words: name })),
        ]}
      />
      {search.has('kept') ? <Notice tone="good">Kept. Queries go by it from their next step on.</Notice> : null}
      {page.isOwn ? null : <p className="quiet">Not set yet: these are the values in force until it is kept here.</p>}
      <FaultSummary faults={refused?.faults} />
      <PolicyForm
        key={`${page.facilityId}-${page.version}`}
        facilityId={page.facilityId}
        version={page.version}
        policy={page.policy}
        chiefs={page.chiefs}
      />
    </Page>
  )
}
