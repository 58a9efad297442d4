import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ImportTable } from '#app/components/intake/import-table.tsx'
import { UploadForm } from '#app/components/intake/upload-form.tsx'
import { sayUploadRefusal } from '#app/components/intake/words.ts'
import { Page } from '#app/components/ui/page.tsx'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { listImports } from '#app/services/intake/list-imports.server.ts'
import { takeUpload } from '#app/services/intake/take-upload.server.ts'

export const meta: MetaFunction = () => [{ title: 'Chart imports - Addendum' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireMay(request, 'chart.import')
  return { now: new Date(), imports: await listImports(theContext()) }
}

export async function action({ request }: ActionFunctionArgs) {
  const user = await requireMay(request, 'chart.import')
  const taken = await takeUpload(theContext(), request, user.id)
  return taken.ok ? redirect(`/imports/${taken.value}`) : data({ fault: sayUploadRefusal(taken.error) }, 400)
}

export default function ImportsPage() {
  const { imports, now } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Chart imports" lead="FHIR R4: Bundles, NDJSON files, also packed as .gz or .zip.">
      <UploadForm fault={refused?.fault ?? ''} />
      <ImportTable imports={imports} now={now} />
    </Page>
  )
}
