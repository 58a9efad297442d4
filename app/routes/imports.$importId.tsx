import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ImportReport } from '#app/components/intake/import-report.tsx'
import { RunningPage } from '#app/components/ui/running.tsx'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { findImport } from '#app/services/intake/find-import.server.ts'
import { isUploaded } from '#app/services/save-upload.server.ts'

export const meta: MetaFunction = () => [{ title: 'Chart import - Addendum' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'chart.import')
  const run = await findImport(theContext(), params.importId!)
  // Just uploaded, the thread may not have written its first row yet.
  if (!run && !isUploaded(theContext(), params.importId!)) throw notFound()
  return { id: params.importId!, run, now: new Date() }
}

export default function ImportPage() {
  const { id, run, now } = useLoaderData<typeof loader>()
  return (
    <RunningPage
      title="Chart import"
      run={run}
      here={`/imports/${id}`}
      all={{ href: '/imports', words: 'All imports' }}
    >
      <ImportReport run={run} now={now} />
    </RunningPage>
  )
}
