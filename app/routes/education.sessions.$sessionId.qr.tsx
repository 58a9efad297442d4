import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { codePicture } from '#app/services/education/code-picture.server.ts'
import { notFound, requireMay } from '#app/services/identity/require.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireMay(request, 'education.manage')
  const picture = await codePicture(theContext(), params.sessionId!)
  if (!picture) throw notFound()
  return new Response(picture, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, no-store' } })
}
