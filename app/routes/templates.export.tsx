import type { LoaderFunctionArgs } from '@remix-run/node'
import { theContext } from '#app/services/context.server.ts'
import { requireMay } from '#app/services/identity/require.server.ts'
import { exportTemplates } from '#app/services/query/export-templates.server.ts'

/** The templates as a file that the import reads back: all, or those named by `id`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireMay(request, 'template.view')
  const ids = new URL(request.url).searchParams.getAll('id').slice(0, 500)
  return new Response(await exportTemplates(theContext(), { ids, userId: user.id }), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="templates.json"',
    },
  })
}
