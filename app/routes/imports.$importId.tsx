import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { ImportReport } from '#app/components/intake/import-report.tsx'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { findImport } from '#app/services/intake/find-import.server.ts'

export const meta: MetaFunction = () => [{ title: 'Chart import - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'chart.import')
  const run = await findImport(theContext(), params.importId!)
  // Just uploaded: the thread has not written its first row yet.
  return { id: params.importId!, run, now: new Date() }
}

export default function ImportPage() {
  const { id, run, now } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const isRunning = run === null || run.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(revalidate, 1000)
    return () => clearInterval(timer)
  }, [isRunning, revalidate])
  return (
    <Page title="Chart import" lead={run?.name ?? 'Beginning ...'} width="narrow">
      {isRunning ? (
        <noscript>
          <p>
            <a href={`/imports/${id}`}>Look again</a>
          </p>
        </noscript>
      ) : null}
      <ImportReport run={run} now={now} />
      <p>
        <a href="/imports">All imports</a>
      </p>
    </Page>
  )
}
