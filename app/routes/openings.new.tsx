import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { OpeningForm } from '#app/components/identity/opening-form.tsx'
import { sayOpeningRefusal } from '#app/components/identity/opening-words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { readAccess } from '#app/services/identity/access-policy.server.ts'
import { openChart } from '#app/services/identity/open-chart.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { onceForBoth } from '#app/services/once-for-both.server.ts'

const Reason = z.object({
  chart: z.string().max(200).default(''),
  record: z.string().max(100).default(''),
  purpose: z.string().max(20).default(''),
  words: z.string().max(1000, 'At most 1,000 characters.').default(''),
})

export const meta: MetaFunction = () => [{ title: 'Open a chart for a reason - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'chart.open')
  const chart = (new URL(request.url).searchParams.get('chart') ?? '').slice(0, 200)
  return { chart, minutes: readAccess(theContext()).openingMinutes }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'chart.open')
  const form = await readForm(request, Reason)
  if (!form.ok) {
    const { record = '', purpose = '', words = '' } = form.values
    return data({ faults: form.faults, typed: { record, purpose, words } }, 400)
  }
  const open = () => openChart(theContext(), user, form.value)
  const opened = await onceForBoth(theContext(), ['opening', user.id, form.value], open)
  if (opened.ok) return redirect(`/charts/${encodeURIComponent(opened.value.encounterId)}`)
  const { record, purpose, words } = form.value
  return data({ faults: sayOpeningRefusal(opened.error), typed: { record, purpose, words } }, 400)
}

export default function OpenChartPage() {
  const { chart, minutes } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Open a chart for a reason"
      width="narrow"
      lead={
        chart
          ? 'This chart is restricted, or belongs to another place. You can open it where your work needs it.'
          : 'For a chart outside your place or one that is restricted, where your work needs it.'
      }
    >
      <OpeningForm
        chart={chart}
        minutes={minutes}
        faults={refused?.faults}
        typed={refused?.typed ?? { record: '', purpose: '', words: '' }}
      />
    </Page>
  )
}
