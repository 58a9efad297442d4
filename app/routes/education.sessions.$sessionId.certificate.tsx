import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { certificateOf } from '#app/services/education/certificate.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'education.view')
  const made = await certificateOf(theContext(), user, params.sessionId!)
  if (!made.ok) throw notFound()
  return new Response(new Uint8Array(made.value), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="certificate.pdf"' },
  })
}
