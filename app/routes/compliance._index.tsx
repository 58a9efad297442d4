import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useLocation } from '@remix-run/react'
import { z } from 'zod'
import { DrawSample } from '#app/components/query/audit-sample.tsx'
import {
  CleanFigure,
  FirstDraftTable,
  LetStandTable,
  RuleTable,
  StateVolume,
} from '#app/components/query/compliance-figures.tsx'
import { ComplianceFilter } from '#app/components/query/compliance-filter.tsx'
import { FindingTrends } from '#app/components/query/finding-trends.tsx'
import { Notice } from '#app/components/ui/badge.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { dayOf } from '#app/components/ui/time.tsx'
import { theContext } from '#app/services/context.server.ts'
import { readForm } from '#app/services/form.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { drawAuditSample } from '#app/services/query/draw-audit-sample.server.ts'
import { listAuditSamples } from '#app/services/query/judge-audit-item.server.ts'
import { readCompliance } from '#app/services/query/read-compliance.server.ts'

const Sample = z.object({
  from: z.string().max(10).default(''),
  to: z.string().max(10).default(''),
  size: z.coerce.number('Say how many.').int().min(1, 'At least one.').max(200, 'At most 200.'),
  seed: z.string().max(80).default(''),
})

export const meta: MetaFunction = () => [{ title: 'Compliance - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const figures = await readCompliance(theContext(), user, new URL(request.url).searchParams)
  return { ...figures, samples: await listAuditSamples(theContext()) }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const form = await readForm(request, Sample)
  if (!form.ok) return data({ fault: Object.values(form.faults)[0] ?? '' }, 400)
  const { from, to, size, seed } = form.value
  const drawn = await drawAuditSample(theContext(), user, { search: new URLSearchParams({ from, to }), size, seed })
  if (!drawn.ok) return data({ fault: 'Nothing was sent in this period.' }, 409)
  return redirect(`/compliance/samples/${drawn.value.id}`)
}

export default function CompliancePage() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { search } = useLocation()
  return (
    <Page
      title="Compliance"
      lead={`What was sent from ${page.from} to ${page.to}: ${page.total.sent} queries.`}
      actions={
        <>
          <a className="button" href="/rules">
            Rules
          </a>
          <a className="button" href="/scorecards/post-bill">
            Symmetry after the bill
          </a>
          <a className="button" href={`/compliance/export${search}`} download>
            CSV
          </a>
        </>
      }
    >
      {refused?.fault ? <Notice tone="bad">{refused.fault}</Notice> : null}
      <ComplianceFilter {...page} />
      <div className="stack">
        <div className="grid-2">
          <CleanFigure total={page.total} />
          <StateVolume states={page.states} />
        </div>
        <RuleTable rules={page.rules} months={page.months} />
        <FirstDraftTable label="Author" rows={page.authors} />
        <FirstDraftTable label="Template" rows={page.templates} />
        <FindingTrends trends={page.trends} csv={`/compliance/export${search}`} />
        <LetStandTable rows={page.letStand} />
        <section className="stack" aria-label="Audit samples">
          <h2>Audit by two blinded reviewers</h2>
          <ul>
            {page.samples.map((sample) => (
              <li key={sample.id}>
                <a href={`/compliance/samples/${sample.id}`}>
                  {sample.size} of {sample.eligible} sent, drawn {dayOf(new Date(sample.madeAt))}
                </a>
              </li>
            ))}
          </ul>
          <DrawSample from={page.from} to={page.to} />
        </section>
      </div>
    </Page>
  )
}
