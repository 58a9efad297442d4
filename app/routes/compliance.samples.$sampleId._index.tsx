import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { agreementWords, SampleTable } from '#app/components/query/audit-sample.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { dayOf } from '#app/components/ui/time.tsx'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { readSample } from '#app/services/query/judge-audit-item.server.ts'

export const meta: MetaFunction = () => [{ title: 'Audit sample - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'query.audit')
  const page = await readSample(theContext(), user, params.sampleId!)
  if (!page) throw notFound()
  return page
}

export default function SamplePage() {
  const { sample, rows, agreement, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Audit sample"
      lead={`${sample.size} of ${sample.eligible} queries sent, drawn by ${sample.madeBy} on ${dayOf(new Date(sample.madeAt))} with the seed ${sample.seed}. ${agreementWords(agreement)}`}
      actions={
        <>
          {next === null ? null : (
            <a className="button primary" href={`/compliance/samples/${sample.id}/${next}`}>
              Judge the next
            </a>
          )}
          <a className="button plain" href="/compliance">
            Compliance
          </a>
        </>
      }
    >
      <SampleTable sampleId={sample.id} rows={rows} />
    </Page>
  )
}
