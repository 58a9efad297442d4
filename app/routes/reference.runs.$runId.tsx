import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import codesCss from '#app/components/codes/codes.css?url'
import { RunReport } from '#app/components/codes/reference-run.tsx'
import { RunningPage } from '#app/components/ui/running.tsx'
import { findReferenceRun } from '#app/services/codes/reference-runs.server.ts'
import { theContext } from '#app/services/context.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'
import { isUploaded } from '#app/services/save-upload.server.ts'

export const meta: MetaFunction = () => [{ title: 'Reference files - Addendum' }]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: codesCss }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'reference.manage')
  const run = await findReferenceRun(theContext(), params.runId!)
  // Just uploaded, the thread may not have written its first report yet.
  if (!run && !isUploaded(theContext(), params.runId!)) throw notFound()
  return { id: params.runId!, run, now: new Date() }
}

export default function ReferenceRunPage() {
  const { id, run, now } = useLoaderData<typeof loader>()
  return (
    <RunningPage
      title="Reference files"
      run={run}
      here={`/reference/runs/${id}`}
      all={{ href: '/reference', words: 'All reference data' }}
    >
      <RunReport run={run} now={now} />
    </RunningPage>
  )
}
