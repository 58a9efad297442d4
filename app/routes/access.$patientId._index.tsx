import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { LookerTable, RestrictionPanel } from '#app/components/identity/access-report.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { may } from '#app/domain/identity/permission.ts'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { readAccessReport, restrictChart } from '#app/services/identity/access-report.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

const Restriction = z.object({
  deed: z.enum(['restrict', 'lift']),
  reason: z.string().max(500, 'At most 500 characters.').default(''),
})

export const meta: MetaFunction = () => [{ title: 'Who looked - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'audit.view')
  const report = await readAccessReport(theContext(), user, params.patientId!)
  if (!report) throw notFound()
  return { ...report, mayRestrict: may(user, 'chart.restrict') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'chart.restrict')
  const form = await readForm(request, Restriction)
  if (!form.ok) return data({ faults: form.faults }, 400)
  const patientId = params.patientId!
  const isRestricted = form.value.deed === 'restrict'
  const done = await restrictChart(theContext(), user, { patientId, isRestricted, reason: form.value.reason })
  if (done.ok) return redirect(`/access/${encodeURIComponent(patientId)}`)
  if (done.error === 'no-such-patient') throw notFound()
  return data({ faults: { reason: 'Say why.' } as Record<string, string> }, 400)
}

export default function AccessReportPage() {
  const report = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Who looked"
      lead={`${report.record ? `Record no. ${report.record}. ` : ''}Every look and deed that named this patient. Lists of many patients are in the audit trail under who looked at them.`}
      actions={
        <a className="button" href={`/access/${encodeURIComponent(report.patientId)}/export`} download>
          CSV
        </a>
      }
    >
      <LookerTable lookers={report.lookers} patientId={report.patientId} />
      <RestrictionPanel
        isRestricted={report.isRestricted}
        restriction={report.restriction}
        mayChange={report.mayRestrict}
        faults={refused?.faults}
      />
    </Page>
  )
}
