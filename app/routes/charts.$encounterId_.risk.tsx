import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { MemberForm } from '#app/components/payment/member-form.tsx'
import { RiskView } from '#app/components/payment/risk-view.tsx'
import { FaultSummary } from '#app/components/ui/field.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { SEGMENTS } from '#app/domain/payment/hcc-member.ts'
import { theContext } from '#app/services/context.server.ts'
import { loadEncounter } from '#app/services/encounter/load-chart.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { changeMember } from '#app/services/payment/change-member.server.ts'
import { readRisk, serviceYearOf } from '#app/services/payment/read-risk.server.ts'

const checked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)
const Membership = z.object({
  paymentYear: z.coerce.number().int().min(2016).max(2100),
  segment: z.enum(SEGMENTS),
  isOriginallyDisabled: checked,
  hasMedicaid: checked,
})

export const meta: MetaFunction = () => [{ title: 'Risk categories - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'payment.view')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter) throw notFound()
  const year = serviceYearOf(encounter, new URL(request.url).searchParams.get('year'))
  return readRisk(theContext(), user, encounter, year)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireMay(request, 'payment.view')
  const encounter = await loadEncounter(theContext(), user, params.encounterId!)
  if (!encounter) throw notFound()
  const form = await readForm(request, Membership)
  if (!form.ok) return data({ faults: form.faults }, 400)
  await changeMember(theContext(), user, encounter, form.value)
  return redirect(`/charts/${encounter.id}/risk?year=${form.value.paymentYear - 1}`)
}

export default function RiskPage() {
  const { patient, found, year, paymentYear, member, basis, isEstimate } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { encounterId } = useParams()
  return (
    <Page
      title={patient?.name ?? 'Risk categories'}
      lead={`Risk categories of ${year}, for payment year ${paymentYear}${patient?.mrn ? `, record no. ${patient.mrn}` : ''}`}
      actions={
        <>
          <a className="button" href={`?year=${year - 1}`}>
            {year - 1}
          </a>
          <a className="button" href={`?year=${year + 1}`}>
            {year + 1}
          </a>
          <a className="button" href={`/charts/${encounterId}`}>
            Chart
          </a>
        </>
      }
    >
      <FaultSummary faults={refused?.faults} />
      {found ? (
        <div className="grid-2">
          <RiskView found={found} year={year} />
          <MemberForm key={paymentYear} member={member} paymentYear={paymentYear} />
        </div>
      ) : (
        <p className="panel empty">
          The birth day or the sex of the patient is not known, or no tables are loaded: the model cannot be asked.
        </p>
      )}
      <p className="small quiet">
        {basis}
        {isEstimate ? '; the tables of that payment year are not loaded, so these stand in' : ''}.
      </p>
    </Page>
  )
}
