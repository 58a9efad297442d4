import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireUser } from '#app/services/identity/require.server.ts'

export const loader = () => redirect('/')

/** Somebody is busy on a page that asks nothing of the server: the pause begins anew. */
export async function action({ request }: ActionFunctionArgs) {
  await requireUser(request)
  return new Response(null, { status: 204 })
}
