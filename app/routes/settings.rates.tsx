import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { RateForm } from '#app/components/payment/rate-form.tsx'
import { RateTable } from '#app/components/payment/rate-table.tsx'
import { sayRateRefusal } from '#app/components/payment/rate-words.ts'
import { Notice } from '#app/components/ui/badge.tsx'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { Picker } from '#app/components/ui/picker.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { changeRate, removeRate } from '#app/services/payment/change-rate.server.ts'
import { RateFields, rateOfFields } from '#app/services/payment/rate-fields.server.ts'
import { readRates } from '#app/services/payment/read-rates.server.ts'

export const meta: MetaFunction = () => [{ title: 'Payment rates - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'payment.manage')
  return readRates(theContext(), user, new URL(request.url).searchParams.get('facility'))
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'payment.manage')
  const form = await readForm(request, RateFields)
  if (!form.ok) return data({ faults: form.faults, typed: form.values }, 400)
  const given = form.value
  const done =
    given.deed === 'remove'
      ? await removeRate(theContext(), user, given)
      : await changeRate(theContext(), user, rateOfFields(given))
  if (!done.ok) return data({ faults: sayRateRefusal(done.error), typed: form.values }, 400)
  return redirect(`/settings/rates?facility=${encodeURIComponent(given.facilityId)}&${given.deed}`)
}

export default function RatesPage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Page title="Payment rates" lead="What a payer pays a facility for a case of weight 1, by date.">
      <Picker
        name="facility"
        label="Facility"
        value={page.facilityId ?? ''}
        options={page.facilities.map(({ id, name }) => ({ value: id, words: name }))}
      />
      {search.has('keep') ? <Notice tone="good">Kept. Charts show dollars by it from now on.</Notice> : null}
      {search.has('remove') ? (
        <Notice tone="good">Removed. Stays of its days show weights and no dollars.</Notice>
      ) : null}
      <FaultSummary faults={refused?.faults} />
      <RateTable rates={page.rates} />
      {page.facilityId ? (
        <RateForm
          key={`${page.facilityId} ${page.rates.length}`}
          facilityId={page.facilityId}
          payers={page.payers}
          today={page.today}
          typed={refused?.typed}
          faults={refused?.faults}
        />
      ) : null}
    </Page>
  )
}
