import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { VisitForm } from '#app/components/payment/visit-form.tsx'
import { VisitResult } from '#app/components/payment/visit-result.tsx'
import { sayVisitRefusal } from '#app/components/payment/visit-words.ts'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { Picker } from '#app/components/ui/picker.tsx'
import { theContext } from '#app/services/context.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { readVisit } from '#app/services/payment/read-visit.server.ts'
import { reviewVisit } from '#app/services/payment/review-visit.server.ts'
import { decisionOfFields, VisitFields } from '#app/services/payment/visit-fields.server.ts'

export const meta: MetaFunction = () => [{ title: 'Level of the visit - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'payment.view')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter || encounter.class === 'inpatient') throw notFound()
  const locality = new URL(request.url).searchParams.get('locality')
  return { now: theContext().now(), ...(await readVisit(theContext(), user, encounter, locality)) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'payment.view')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter || encounter.class === 'inpatient') throw notFound()
  const form = await readForm(request, VisitFields)
  if (!form.ok) return data({ faults: form.faults, typed: form.values }, 400)
  const { version, billed, setting, minutes } = form.value
  const decision = decisionOfFields(form.value)
  const kept = await reviewVisit(theContext(), user, encounter, { version, billed, setting, minutes, decision })
  if (!kept.ok) return data({ faults: sayVisitRefusal(kept.error), typed: form.values }, 400)
  return redirect(`/charts/${encounter.id}/visit`)
}

export default function VisitPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { patient, kept, result } = page
  return (
    <Page
      title={patient?.name ?? 'Visit'}
      lead={`Level of the visit of ${page.day}, as billed and as documented`}
      width="narrow"
      actions={
        <a className="button" href={`/charts/${page.encounterId}`}>
          Chart
        </a>
      }
    >
      <FaultSummary faults={refused?.faults} />
      {kept && result ? (
        <VisitResult result={result} reviewer={page.reviewer} reviewedAt={kept.reviewedAt} now={page.now} />
      ) : null}
      {kept && page.localities.length > 0 ? (
        <Picker
          name="locality"
          label="Locality"
          value={page.locality}
          options={[
            { value: '', words: 'National' },
            ...page.localities.map(({ id, name }) => ({ value: id, words: name })),
          ]}
        />
      ) : null}
      <VisitForm
        key={kept?.version ?? 0}
        kept={kept}
        received={page.received}
        families={page.families}
        typed={refused?.typed}
        faults={refused?.faults}
      />
    </Page>
  )
}
