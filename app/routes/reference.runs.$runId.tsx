import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import codesCss from '#app/components/codes/codes.css?url'
import { RunReport } from '#app/components/codes/reference-run.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { findReferenceRun } from '#app/services/codes/reference-runs.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'

export const meta: MetaFunction = () => [{ title: 'Reference files - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: codesCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'reference.manage')
  // Just uploaded: the thread has not written its first report yet.
  const run = await findReferenceRun(theContext(), params.runId!)
  return { id: params.runId!, run, now: new Date() }
}

export default function ReferenceRunPage() {
  const { id, run, now } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const isRunning = run === null || run.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 1000)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
  return (
    <Page title="Reference files" lead={run?.name ?? 'Beginning ...'} width="narrow">
      {isRunning ? (
        <noscript>
          <p>
            <a href={`/reference/runs/${id}`}>Look again</a>
          </p>
        </noscript>
      ) : null}
      <RunReport run={run} now={now} />
      <p>
        <a href="/reference">All reference data</a>
      </p>
    </Page>
  )
}
